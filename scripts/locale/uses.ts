import { globSync, readFileSync } from 'node:fs';

const root = new URL('../..', import.meta.url).pathname;

interface Template {
  path: string;
  pattern: RegExp;
}

/**
 * Finds the files that use a text: `(key) => ['src/web/apply/steps.tsx']`. These are the files that name it most closely, by its whole key
 * or else by the template that covers most of it. Reads the whole source.
 */
export function findUses(): (key: string) => string[] {
  const naming = new Map<string, string[]>();
  const all: Template[] = [];
  for (const path of globSync(['src/**/*.{ts,tsx}', 'packages/*/src/**/*.ts'], { cwd: root }).toSorted()) {
    if (/\.test\.tsx?$/.test(path)) continue;
    const source = readFileSync(root + path, 'utf8');
    for (const word of new Set(source.match(/[A-Za-z0-9_][\w.-]*/g))) {
      const paths = naming.get(word);
      if (paths) paths.push(path);
      else naming.set(word, [path]);
    }
    all.push(...templatesIn(source).map((pattern) => ({ path, pattern })));
  }
  // Many files have the same templates, and many keys the same parts, so each is tried once.
  const templates = [...Map.groupBy(all, ({ pattern }) => pattern.source).values()].map((same) => ({
    pattern: same[0]!.pattern,
    paths: same.map(({ path }) => path),
  }));
  const worded = templates.filter(({ pattern }) => /^\^[a-z]{3}/.test(pattern.source));
  const said = new Map<string, boolean>();
  /** Whether the code names this text, in full or by a template that begins with a word and matches it. */
  const isSaid = (text: string): boolean => {
    const known = said.get(text);
    if (known !== undefined) return known;
    const is = naming.has(text) || /^\d+$/.test(text) || worded.some(({ pattern }) => pattern.test(text));
    said.set(text, is);
    return is;
  };
  /** How many characters of a key a template covers; 0 if it does not match. For `event.${kind}` the code must name the kind too. */
  const closeness = (template: RegExp, key: string): number => {
    const filled = template.exec(key)?.slice(1);
    return filled?.every((part) => isSaid(part)) ? key.length - filled.join('').length : 0;
  };
  return (key) => {
    const whole = naming.get(key);
    if (whole) return [...whole];
    const named = templates.map(({ pattern, paths }) => ({ paths, close: closeness(pattern, key) }));
    const closest = Math.max(1, ...named.map(({ close }) => close));
    const paths = named.filter(({ close }) => close === closest).flatMap(({ paths }) => paths);
    return [...new Set(paths)].toSorted();
  };
}

/**
 * The templates of a file that may give a key: their fixed parts, with groups for the inserted parts. `mail.${kind}.subject` →
 * /^mail\.(.+)\.subject$/.
 */
function templatesIn(source: string): RegExp[] {
  return [...source.matchAll(/`([\w.-]*\$\{[^`\n]*)`/g)]
    .map(([, text = '']) => text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/))
    .filter((parts) => parts.some((part) => part !== '') && parts.every((part) => /^[\w.-]*$/.test(part)))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('(.+)')}$`));
}
