import { readLanguage } from '../lib/world/languageFiles.ts';

/** A thin space that does not break, and one as wide as others. */
const THIN = '\u202f';
const WIDE = '\u00a0';

/** spaces.json of a language: the marks that stand apart from their words, by the space that its printers put where a plain one was typed. */
interface Spaces {
  thinBefore?: string;
  wideBefore?: string;
  wideAfter?: string;
}

interface Rules {
  replacements: (readonly [RegExp, string])[];
  colon: string;
}

const known = new Map<string, Rules | null>();

/** How a language sets its marks; null where nothing is to be done, as in most. */
function rulesOf(locale: string): Rules | null {
  const language = locale.split('-')[0] ?? '';
  let rules = known.get(language);
  if (rules === undefined) {
    const spaces = readLanguage<Spaces>(language, 'spaces');
    rules = spaces && toRules(spaces);
    // Bounded: a programme may keep languages that are none of ours.
    if (known.size < 500) known.set(language, rules);
  }
  return rules;
}

function toRules({ thinBefore, wideBefore, wideAfter }: Spaces): Rules {
  const replacements: (readonly [RegExp, string])[] = [];
  if (thinBefore) replacements.push([new RegExp(` (?=[${thinBefore}])`, 'g'), THIN]);
  if (wideBefore) replacements.push([new RegExp(` (?=[${wideBefore}])`, 'g'), WIDE]);
  // Values filled in later stand between plain spaces.
  if (wideAfter) replacements.push([new RegExp(`(?<=[${wideAfter}]) (?!%%)`, 'g'), WIDE]);
  const before = thinBefore?.includes(':') ? THIN : wideBefore?.includes(':') ? WIDE : '';
  return { replacements, colon: `${before}:` };
}

/**
 * The spaces a language's printers put, where a plain one was typed: in French no mark that stands apart may begin a line. Safe for a whole
 * message: where its syntax has such a mark, no space stands before it.
 */
export function typeset(text: string, locale: string): string {
  const rules = rulesOf(locale);
  return rules ? rules.replacements.reduce((set, [mark, space]) => set.replaceAll(mark, space), text) : text;
}

/** A colon as it stands behind a word. */
export const colonOf = (locale: string): string => rulesOf(locale)?.colon ?? ':';

/** Typesets every text in a piece of data, except under some names: addresses, and words of others. */
export function typesetAll<T>(data: T, locale: string, except: readonly string[]): T {
  if (!rulesOf(locale)) return data;
  if (typeof data === 'string') return typeset(data, locale) as T;
  if (Array.isArray(data)) return data.map((one: unknown) => typesetAll(one, locale, except)) as T;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([name, value]) => [
    name,
    except.includes(name) ? value : typesetAll<unknown>(value, locale, except),
  ]);
  return Object.fromEntries(entries) as T;
}
