/** A text that people write, by locale (BCP 47 tag → text). For an absent or blank locale, another one is used. */
export type Texts = { [locale: string]: string };

/** The text that has a problem: the part of what somebody writes; its number from 1, if there are several; its language, if it has one. */
export interface TextPart<Part extends string = string> {
  part: Part;
  number?: number;
  locale?: string;
}

/**
 * The text for a reader: their locale ("pt-BR"), its language ("pt"), the source locale, or the first text there is.
 * Blank texts count as absent; the answer is '' only when there is no text at all.
 */
export function pick(texts: Texts, locale: string, source: string): string {
  return pickWithLocale(texts, locale, source).text;
}

/** Like `pick`, with the text's actual locale (for `lang` and `dir`); that locale is null when there is no text. */
export function pickWithLocale(
  texts: Texts,
  locale: string,
  source: string,
): { text: string; locale: string | null } {
  // Nearly every text exists in the reader's own language.
  const own = Object.hasOwn(texts, locale) ? texts[locale] : undefined;
  if (own !== undefined && /\S/.test(own)) return { text: own, locale };
  const wanted = [locale, languageOf(locale), source, languageOf(source), ...Object.keys(texts)];
  for (const candidate of wanted) {
    const text = Object.hasOwn(texts, candidate) ? texts[candidate] : undefined;
    if (text !== undefined && text.trim() !== '') return { text, locale: candidate };
  }
  return { text: '', locale: null };
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale;
}

/** Texts without spaces around them, and without languages in which nobody wrote. */
export function tidyTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([locale, text]) => [locale, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );
}

/** Whether two texts say the same in each language. */
export function sameTexts(a: Texts, b: Texts): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => a[key] === b[key]);
}

/** A text's languages and the words of each, in a fixed order, to compare or to mark. */
export const inOrder = (texts: Texts): [locale: string, text: string][] =>
  Object.entries(tidyTexts(texts)).sort(([a], [b]) => (a < b ? -1 : 1));
