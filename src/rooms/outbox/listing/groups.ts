import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
import { seesMail } from './seesMail.ts';
import { anyOf } from '../../../db/anyOf.ts';

export interface MailGroup {
  kind: string;
  occasion: string;
  private: boolean;
  /** Of one of them, in the reader's language if there is one; '' for private ones. */
  subject: string;
  count: number;
  earliest: Date;
  latest: Date;
}

/** A page of groups has at most so many. */
export const MOST_GROUPS = 200;

/** Mails in some states that have not left, by kind and occasion: those that leave next first. `sentGroups` tells of sent ones. */
export async function mailGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  states: readonly Exclude<OutboxState, 'sent'>[],
  lang: string,
): Promise<MailGroup[]> {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select((eb) => [
      'kind',
      'private',
      // Of codes and letters only the number counts, not the single one.
      eb.case().when('private', '=', true).then('').else(eb.ref('occasion')).end().as('occasion'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('subject').filterWhere('locale', '=', lang).as('own'),
      eb.fn.min('subject').as('any'),
      eb.fn.min('due_at').as('earliest'),
      eb.fn.max('due_at').as('latest'),
    ])
    .where('programme_id', '=', programme)
    .where('state', '=', anyOf(states))
    .where(seesMail(viewer))
    .groupBy((eb) => ['kind', 'private', eb.ref('occasion')])
    .execute();
  // One line for all codes, one for all letters.
  const groups = new Map<string, MailGroup>();
  for (const row of rows) {
    const key = `${row.kind}\n${row.occasion}`;
    const earliest = row.earliest ?? new Date(0);
    const latest = row.latest ?? earliest;
    const known = groups.get(key);
    if (!known) {
      const { kind, occasion } = row;
      const subject = row.private ? '' : (row.own ?? row.any);
      groups.set(key, {
        kind,
        occasion,
        private: row.private,
        subject,
        count: Number(row.count),
        earliest,
        latest,
      });
    } else {
      known.count += Number(row.count);
      if (earliest < known.earliest) known.earliest = earliest;
      if (latest > known.latest) known.latest = latest;
    }
  }
  return [...groups.values()]
    .sort((a, b) => a.earliest.getTime() - b.earliest.getTime())
    .slice(0, MOST_GROUPS);
}
