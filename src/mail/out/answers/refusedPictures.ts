import { isolate } from '../../../i18n/translate.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { refusedFile } from '../../../ui/index.ts';
import type { Block } from '../define.ts';
import type { RefusedPictures } from './kinds.ts';

/** Which pictures and other files of a mail stayed behind, each with its reason; nothing when none did. */
export function refusedPictures(t: Translate, refusals: RefusedPictures = []): Block[] {
  if (refusals.length === 0) return [];
  return [
    {
      list: refusals.map(({ name, refusal }) => {
        const why = refusedFile(t, refusal);
        return name === '' ? why : t('picture.named', { name: isolate(name), why });
      }),
    },
  ];
}
