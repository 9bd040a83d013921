import { refusedFiles } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';
import type { RefusedPictures } from './kinds.ts';

/** Lists the pictures and other files of a mail that stayed behind, and why; empty when none did. */
export function refusedPictures(
  { t, locale }: Pick<MailTools, 't' | 'locale'>,
  refusals: RefusedPictures = [],
): Block[] {
  return refusals.length === 0 ? [] : [{ list: refusedFiles(t, locale, refusals) }];
}
