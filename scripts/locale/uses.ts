import { globSync, readFileSync } from 'node:fs';

const root = new URL('../..', import.meta.url).pathname;

interface File {
  path: string;
  words: ReadonlySet<string>;
  templates: readonly RegExp[];
}

/**
 * Finds the files that say a text: `(key) => ['src/web/apply/steps.tsx']`, those that name it the most closely: by its whole key, else by
 * the template that has the most of it. Reads all of the source.
 */
export function findUses(): (key: string) => string[] {
  const files = globSync(['src/**/*.{ts,tsx}', 'packages/*/src/**/*.ts'], { cwd: root })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map(readFile);
  const words = new Set(files.flatMap((file) => [...file.words]));
  const worded = files.flatMap(({ templates }) => templates).filter((one) => /^\^[a-z]{3}/.test(one.source));
  /** Whether code names this text, whole or as a template that begins with a word and gives it. */
  const isSaid = (text: string): boolean =>
    words.has(text) || /^\d+$/.test(text) || worded.some((one) => one.test(text));
  /** How much of a key a template has; 0 when it gives another. `event.${kind}`: the code has to say the kind as well. */
  const closeness = (template: RegExp, key: string): number => {
    const filled = template.exec(key)?.slice(1);
    return filled?.every((part) => isSaid(part)) ? key.length - filled.join('').length : 0;
  };
  return (key) => {
    const whole = files.filter((file) => file.words.has(key));
    if (whole.length > 0) return whole.map(({ path }) => path).toSorted();
    const named = files.map((file) => ({
      path: file.path,
      close: Math.max(0, ...file.templates.map((template) => closeness(template, key))),
    }));
    const closest = Math.max(...named.map(({ close }) => close));
    return named
      .filter(({ close }) => close > 0 && close === closest)
      .map(({ path }) => path)
      .toSorted();
  };
}

function readFile(path: string): File {
  const source = readFileSync(root + path, 'utf8');
  return {
    path,
    words: new Set(source.match(/[A-Za-z0-9_][\w.-]*/g)),
    templates: [...source.matchAll(/`([\w.-]*\$\{[^`\n]*)`/g)].map(([, text = '']) => pattern(text)),
  };
}

/** A template's fixed parts, with what is put in as groups: `mail.${kind}.subject` → /^mail\.(.+)\.subject$/. */
function pattern(template: string): RegExp {
  const parts = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
  const fixed = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return fixed.every((part) => part === '') ? /(?!)/ : new RegExp(`^${fixed.join('(.+)')}$`);
}
