/** A thin space that does not break, and one as wide as others. */
const THIN = '\u202f';
const WIDE = '\u00a0';

/**
 * The spaces a language's printers put, where a plain one was typed: in French none of these marks may begin a line. Safe for a whole
 * message: where its syntax has such a mark, no space stands before it.
 */
export function typeset(text: string, locale: string): string {
  if (!isFrench(locale)) return text;
  return (
    text
      .replaceAll(/ (?=[;?!])/g, THIN)
      .replaceAll(/ (?=[:»])/g, WIDE)
      // What is filled in later stands between plain spaces.
      .replaceAll(/« (?!%%)/g, `«${WIDE}`)
  );
}

/** A colon as it stands behind a word. */
export const colonOf = (locale: string): string => (isFrench(locale) ? `${WIDE}:` : ':');

/** Every text in a piece of data set so, but for what stands under these names: addresses, and words that are another's. */
export function typesetAll<T>(data: T, locale: string, except: readonly string[]): T {
  if (!isFrench(locale)) return data;
  if (typeof data === 'string') return typeset(data, locale) as T;
  if (Array.isArray(data)) return data.map((one: unknown) => typesetAll(one, locale, except)) as T;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([name, value]) => [
    name,
    except.includes(name) ? value : typesetAll<unknown>(value, locale, except),
  ]);
  return Object.fromEntries(entries) as T;
}

const isFrench = (locale: string): boolean => /^fr\b/.test(locale);
