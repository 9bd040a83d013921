import { isolate } from '../../../i18n/translate.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { PictureRefusal } from '../../../lib/pictures/limits.ts';
import { refusedPicture } from '../../../ui/index.ts';
import type { Block } from '../define.ts';

/** Pictures of a mail that stayed behind, as the data of its answer keeps them. */
export type RefusedPictures = readonly { name: string; refusal: PictureRefusal }[];

/** Which pictures of a mail stayed behind, each with its reason; nothing when none did. */
export function refusedPictures(t: Translate, data: Record<string, unknown>): Block[] {
  const refusals = (data['refusals'] ?? []) as RefusedPictures;
  if (refusals.length === 0) return [];
  return [
    {
      list: refusals.map(({ name, refusal }) => {
        const why = refusedPicture(t, refusal);
        return name === '' ? why : t('picture.named', { name: isolate(name), why });
      }),
    },
  ];
}
