import { ownLetters } from '../../../rooms/partnerships/index.ts';
import type { LetterFile } from '../../../rooms/partnerships/index.ts';
import { clockTime, fileSize, longDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { partnerNames } from '../partnerNames.ts';
import { ownOf } from '../showPartnership.tsx';

/**
 * The reader's own letters of a partnership as a text file, oldest first, with no words of anybody else. A visitor by the link in a letter
 * signs in first, since the letter may have been forwarded.
 */
export async function answerOwnLetters(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const { view, programme } = visit;
  const { t, lang, zone } = view;
  const letters = await ownLetters(visit.ctx, programme.id, own);
  const line = ({ name, octets }: LetterFile, index: number): string =>
    `- ${name || t('partnership.draft.picture', { number: index + 1 })} (${fileSize(lang, octets)})`;
  const parts = letters.map(({ body, writtenAt, files }) =>
    [
      t('partnership.own-letters.at', {
        day: longDay(lang, zone, writtenAt),
        time: clockTime(lang, zone, writtenAt),
      }),
      ...(body === '' ? [] : [body]),
      ...(files.length > 0
        ? [[t('partnership.own-letters.files', { count: files.length }), ...files.map(line)].join('\n')]
        : []),
    ].join('\n\n'),
  );
  const title = t('partnership.own-letters.title', {
    names: partnerNames(own.partners, view),
    programme: programme.name,
  });
  const where = t('partnership.own-letters.where', {
    address: new URL(visit.path(`/partnership/${own.id}`), visit.config.publicUrl).href,
  });
  const hasFiles = letters.some(({ files }) => files.length > 0);
  return new Response(`\uFEFF${[title, ...parts, ...(hasFiles ? [where] : [])].join('\n\n* * *\n\n')}\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${programme.slug}-letters.txt"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
