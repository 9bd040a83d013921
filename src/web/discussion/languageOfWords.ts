import type { DrawnComment } from '../../rooms/discussion/index.ts';

/** Scripts of CLDR that combine several of Unicode's. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
};
const known = new Map<string, (html: string) => boolean>();

/**
 * The `lang` attribute for a comment's words, for reading aloud: the language in which the writer read the page or mail, if the words are
 * in its script. Empty when the page has the same language, or when the words are in another script, since their language is then not
 * known.
 */
export function langOf({ locale, html }: Pick<DrawnComment, 'locale' | 'html'>, page: string): string {
  if (locale === page) return '';
  let fits = known.get(locale);
  if (!fits) {
    fits = inScriptOf(locale);
    if (known.size < 500) known.set(locale, fits);
  }
  return fits(html) ? ` lang="${locale}"` : '';
}

/**
 * Tests whether letters fit a language. With Latin script every letter must be Latin, since HTML tags hold Latin letters too; with another
 * script one letter of it is enough.
 */
function inScriptOf(locale: string): (html: string) => boolean {
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn';
  if (script === 'Latn') {
    const others = /[[\p{L}\p{N}\p{P}]--[\p{scx=Latn}\p{scx=Zyyy}\p{scx=Zinh}]]/v;
    return (html) => !others.test(html);
  }
  const own = new RegExp(`[${(PARTS[script] ?? [script]).map((part) => `\\p{scx=${part}}`).join('')}]`, 'u');
  return (html) => own.test(html);
}
