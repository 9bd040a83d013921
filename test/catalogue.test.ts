import { globSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCALES, catalogues } from '../src/i18n/locales.ts';

const root = new URL('..', import.meta.url).pathname;
const english = catalogues['en'] ?? {};
const keys = Object.keys(english);

interface Node {
  type: number;
  value?: string;
  options?: Record<string, { value: Node[] }>;
  children?: Node[];
  pluralType?: string;
}
// Kinds of element in @formatjs/icu-messageformat-parser.
const LITERAL = 0;
const PLURAL = 6;

function nodesOf(text: string, locale: string): Node[] {
  const all: Node[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      all.push(node);
      for (const option of Object.values(node.options ?? {})) walk(option.value);
      walk(node.children ?? []);
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst() as unknown as Node[]);
  return all;
}

/** The names a message takes values for, and of the tags around its words. */
function takes(text: string, locale: string): string[] {
  const names = nodesOf(text, locale)
    .filter((node) => node.type !== LITERAL && node.value !== undefined)
    .map((node) => node.value ?? '');
  return [...new Set(names)].sort();
}

describe.each(LOCALES)('the catalogue in %s', (locale) => {
  const own = catalogues[locale] ?? {};

  test('has exactly the keys of the English one, sorted', () => {
    expect(Object.keys(own)).toEqual(keys);
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
  });

  test('has no empty text, and each is a well-formed message that takes the same things', () => {
    const wrong = keys.filter((key) => {
      const text = own[key] ?? '';
      if (text.trim() === '' || text !== text.trim()) return true;
      try {
        return takes(text, locale).join() !== takes(english[key] ?? '', 'en').join();
      } catch {
        return true;
      }
    });
    expect(wrong).toEqual([]);
  });

  test('says numbers in every form its language has', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    // Spanish and French have a form for millions, which these sentences share with the rest.
    const needed = forms.filter((form) => form !== 'many' || locale === 'ar');
    const wrong = keys.filter((key) =>
      nodesOf(own[key] ?? '', locale).some(
        (node) =>
          node.type === PLURAL &&
          node.pluralType === 'cardinal' &&
          needed.some((form) => !node.options?.[form] && !(form === 'zero' && node.options?.['=0'])),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

test('every key is used somewhere', () => {
  const files = globSync(['src/**/*.{ts,tsx}', 'packages/*/src/**/*.ts'], { cwd: root }).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  const source = files.map((file) => readFileSync(root + file, 'utf8')).join('\n');
  const words = new Set(source.match(/[A-Za-z0-9_][\w.-]*/g));
  const templates = [...source.matchAll(/`([\w.-]*\$\{[^`\n]*)`/g)].map(([, text = '']) => pattern(text));
  const worded = templates.filter((one) => /^\^[a-z]{3}/.test(one.source));
  /** Whether code names this text, whole or as a template that begins with a word and gives it. */
  const isSaid = (text: string): boolean =>
    words.has(text) || /^\d+$/.test(text) || worded.some((one) => one.test(text));
  const isUsed = (key: string): boolean => {
    if (words.has(key)) return true;
    // `event.${kind}`: the code has to say the kind as well.
    return templates.some((one) => {
      const match = one.exec(key);
      return match !== null && match.slice(1).every((part) => isSaid(part ?? ''));
    });
  };
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

/** A template's fixed parts, with what is put in as groups: `mail.${kind}.subject` → /^mail\.(.+)\.subject$/. */
function pattern(template: string): RegExp {
  const parts = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
  const fixed = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return fixed.every((part) => part === '') ? /(?!)/ : new RegExp(`^${fixed.join('(.+)')}$`);
}
