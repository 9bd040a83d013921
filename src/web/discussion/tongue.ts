import type { DrawnComment } from '../../rooms/discussion/index.ts';

const ARABIC = /[\u0600-\u06ff]/;
/** Scripts that none of our languages is written in. */
const OTHERS = /[\u0370-\u05ff\u0700-\u1dff\u2e80-\ud7ff]/;

/**
 * `lang` for a comment's words, so that they are read aloud as what they are: the language that its writer read the page or mail in, if
 * the words are in its script. Nothing where it is the page's own, and where the script is another: then nobody knows.
 */
export function tongue({ locale, html }: Pick<DrawnComment, 'locale' | 'html'>, page: string): string {
  if (locale === page) return '';
  const fits = locale === 'ar' ? ARABIC.test(html) : !ARABIC.test(html) && !OTHERS.test(html);
  return fits ? ` lang="${locale}"` : '';
}
