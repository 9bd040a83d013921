import type { Translate } from '../i18n/translate.ts';
import type { PictureRefusal } from '../lib/pictures/limits.ts';

/** Why a picture was not taken, in words that say its size and what would be accepted. */
export function refusedPicture(t: Translate, refusal: PictureRefusal): string {
  return 'is' in refusal
    ? t(`picture.${refusal.reason}`, { is: refusal.is, most: refusal.most })
    : t(`picture.${refusal.reason}`);
}
