/** A thin space that does not break, and one as wide as others. */
const THIN = '\u202f';
const WIDE = '\u00a0';

/**
 * The spaces a language's printers put, where a plain one was typed: in French none of these marks may begin a line. Safe for a whole
 * message: where its syntax has such a mark, no space stands before it.
 */
export function typeset(text: string, locale: string): string {
  if (!isFrench(locale)) return text;
  return text
    .replaceAll(/ (?=[;?!])/g, THIN)
    .replaceAll(/ (?=[:»])/g, WIDE)
    .replaceAll('« ', `«${WIDE}`);
}

/** A colon as it stands behind a word. */
export const colonOf = (locale: string): string => (isFrench(locale) ? `${WIDE}:` : ':');

const isFrench = (locale: string): boolean => /^fr\b/.test(locale);
