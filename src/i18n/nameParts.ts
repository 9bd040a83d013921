import { isolate } from './translate.ts';

/** A name in a list, or the words between two names. */
export interface NamePart {
  isName: boolean;
  text: string;
}

/** The Arabic "and". */
const AND = '\u0648';

/**
 * Names joined as a language joins them. Arabic writes its "and" onto the next word, but before a name in another script it stands apart.
 */
export function nameParts(
  lang: string,
  names: readonly string[],
  how: Intl.ListFormatOptions = { type: 'conjunction' },
): NamePart[] {
  const parts = new Intl.ListFormat(lang, how).formatToParts(names);
  return parts.map(({ type, value }, at) => {
    const isName = type === 'element';
    const isGlued =
      !isName && value.endsWith(AND) && !/^\u2068?\p{Script=Arabic}/u.test(parts[at + 1]?.value ?? '');
    return { isName, text: isGlued ? `${value}\u00A0` : value };
  });
}

/** The joined names as one text, each name isolated. */
export const namesSaid = (lang: string, names: readonly string[]): string =>
  nameParts(lang, names)
    .map(({ isName, text }) => (isName ? isolate(text) : text))
    .join('');
