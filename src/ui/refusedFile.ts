import { listed } from '../i18n/intl.ts';
import { isolate } from '../i18n/translate.ts';
import type { Translate } from '../i18n/translate.ts';
import { DOCUMENT_BYTES, LETTER_FILES } from '../lib/documents/kinds.ts';
import type { FileRefusal } from '../lib/documents/readDocument.ts';
import type { PictureRefusal } from '../lib/pictures/limits.ts';
import { refusedPicture } from './refusedPicture.ts';

const MB = 1024 * 1024;

/** Numbers for sentences about the files of a letter. */
export const FILES_IN_WORDS = {
  count: LETTER_FILES.most,
  each: DOCUMENT_BYTES / MB,
  all: LETTER_FILES.bytes / MB,
  day: LETTER_FILES.aDay / MB,
};

/** Why a picture or document was not taken, in words that say what would be accepted. */
export function refusedFile(t: Translate, refusal: PictureRefusal | FileRefusal): string {
  switch (refusal.reason) {
    case 'size':
      return t('file.size', { is: refusal.is, most: refusal.most });
    case 'kind':
    case 'empty':
    case 'macros':
    case 'many':
    case 'day':
      return t(`file.${refusal.reason}`, FILES_IN_WORDS);
    default:
      return refusedPicture(t, refusal);
  }
}

/** The same for several files: one sentence for each reason, after the names of all files that were refused for it. */
export function refusedFiles(
  t: Translate,
  lang: string,
  refused: readonly { name: string; refusal: PictureRefusal | FileRefusal }[],
): string[] {
  const reasons = Map.groupBy(refused, ({ refusal }) => refusedFile(t, refusal));
  return [...reasons].map(([why, files]) => {
    const names = files.flatMap(({ name }) => (name === '' ? [] : [isolate(name)]));
    return names.length === 0 ? why : t('picture.named', { name: listed(lang, names), why });
  });
}

/** `1.2 MB` or `35 kB`, as the language writes it; at least 1 kB. */
export function fileSize(lang: string, octets: number): string {
  const isLarge = octets >= 1e6;
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? octets / 1e6 : Math.max(1, octets / 1e3));
}
