import { inSheets } from '../../../i18n/sheetWords.ts';
import { fold } from '../../../lib/text/fold.ts';
import { once } from '../../../lib/once.ts';

/** Words for having no employer: two people who write one of these do not share an employer. */
const none = once(() => new Set(inSheets(({ noEmployer }) => noEmployer?.map(plain))));

/** An employer in the form used for comparing: without case, accents, spaces and punctuation; undefined for none. */
export function employerKey(words: string | undefined): string | undefined {
  const key = plain(words ?? '');
  return key === '' || none().has(key) ? undefined : key;
}

function plain(words: string): string {
  return fold(words).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}
