import { readLanguage } from '../lib/world/languageFiles.ts';

/** A narrow space and a normal one, neither of which allows a line break. */
const THIN = '\u202f';
const WIDE = '\u00a0';

/**
 * spaces.json of a language: marks that a space separates from their words. The typed plain space is replaced by the one that printers use:
 * thin or wide.
 */
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

/** The rules by which a language sets its marks; null if there are none, as for most languages. */
function rulesOf(locale: string): Rules | null {
  const language = locale.split('-')[0] ?? '';
  let rules = known.get(language);
  if (rules === undefined) {
    const spaces = readLanguage<Spaces>(language, 'spaces');
    rules = spaces && toRules(spaces);
    // Bounded: a programme may keep languages that are not ours.
    if (known.size < 500) known.set(language, rules);
  }
  return rules;
}

function toRules({ thinBefore, wideBefore, wideAfter }: Spaces): Rules {
  const replacements: (readonly [RegExp, string])[] = [];
  if (thinBefore) replacements.push([new RegExp(` (?=[${thinBefore}])`, 'g'), THIN]);
  if (wideBefore) replacements.push([new RegExp(` (?=[${wideBefore}])`, 'g'), WIDE]);
  // A plain space stays before a value that is filled in later.
  if (wideAfter) replacements.push([new RegExp(`(?<=[${wideAfter}]) (?!%%)`, 'g'), WIDE]);
  const before = thinBefore?.includes(':') ? THIN : wideBefore?.includes(':') ? WIDE : '';
  return { replacements, colon: `${before}:` };
}

/**
 * Replaces typed plain spaces by those a language's printers use: in French no separated mark may begin a line. Safe for a whole message:
 * no mark of its syntax has a space before it.
 */
export function typeset(text: string, locale: string): string {
  const rules = rulesOf(locale);
  return rules ? rules.replacements.reduce((set, [mark, space]) => set.replaceAll(mark, space), text) : text;
}

/** A colon as a language writes it after a word. */
export const colonOf = (locale: string): string => rulesOf(locale)?.colon ?? ':';

/** Typesets every text in a piece of data, except below some names, such as addresses and quoted words. */
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
