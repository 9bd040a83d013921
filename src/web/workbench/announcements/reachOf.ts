import { pickWithLocale } from '../../../lib/text/texts.ts';
import { audienceOf, leavesAt } from '../../../rooms/outbox/index.ts';
import type { AnnouncementDraft } from '../../../rooms/outbox/index.ts';
import { leavesAfter, rhythmsOf, USUAL } from '../../../rooms/preferences/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { ReachProps } from './reach.tsx';

/** The readers of a draft as it stands: in which language and when each would get it, and how it reads. */
export async function reachOf(visit: ProgrammeVisit, draft: AnnouncementDraft): Promise<ReachProps> {
  const { ctx, programme } = visit;
  const now = ctx.clock.now();
  const found = await audienceOf(ctx, programme.id, draft.filter);
  const sourceOf = (locale: string): string =>
    pickWithLocale(draft.body, locale, programme.source_locale).locale ?? programme.source_locale;
  const rhythms = await rhythmsOf(
    ctx,
    programme.id,
    found.map(({ id }) => id),
  );
  const readers = found.map((reader) => {
    const zone = reader.zone ?? programme.zone;
    return Object.assign(reader, {
      reads: sourceOf(reader.locale),
      at: leavesAfter(leavesAt(draft, now, zone), zone, rhythms.get(reader.id) ?? USUAL),
    });
  });
  const samples = [...new Set(readers.map((reader) => reader.reads))].map((locale) => ({
    locale,
    subject: draft.subject[locale] ?? '',
    body: draft.body[locale] ?? '',
  }));
  return { readers, samples, isHeld: programme.hold_bulk };
}
