import type { DrawnComment } from '../../rooms/discussion/index.ts';

/** Scripts of CLDR that are several of Unicode's. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
};
const known = new Map<string, (html: string) => boolean>();

/**
 * `lang` for a comment's words, so that they are read aloud as what they are: the language that its writer read the page or mail in, if
 * the words are in its script. Nothing where it is the page's own, and where the script is another: then nobody knows.
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

/** Whether letters are those of a language: none but Latin ones, which its tags have too; or some of another script's. */
function inScriptOf(locale: string): (html: string) => boolean {
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn';
  if (script === 'Latn') {
    const others = /[[\p{L}\p{N}\p{P}]--[\p{scx=Latn}\p{scx=Zyyy}\p{scx=Zinh}]]/v;
    return (html) => !others.test(html);
  }
  const own = new RegExp(`[${(PARTS[script] ?? [script]).map((part) => `\\p{scx=${part}}`).join('')}]`, 'u');
  return (html) => own.test(html);
}
