import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { VIEWS_COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../mails/index.ts';
import { countedUntil, KEPT_FROM_SOME, untilNow, wasCounted } from './counted.ts';
import { seesMail } from './seesMail.ts';

/** States of mails that may still leave. */
const COUNTED = ['waiting', 'sending', 'gathered', 'held', 'failed'] as const satisfies OutboxState[];
type Counted = (typeof COUNTED)[number];

/**
 * How many mails that may still leave are in each state, as far as a viewer may know of them, by `countUpTo`. Also how many were taken out
 * or have left: these only grow, so they are counted up to `VIEWS_COUNTED_TO`.
 */
export async function countStates(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
): Promise<Record<Counted | 'dropped' | 'sent', number>> {
  const sees = sql`(kind <> all(${sql.val([...KEPT_FROM_SOME])}) or ${seesMail(viewer)})`;
  // Written into the SQL text, so that PostgreSQL knows the index of these states covers them.
  const inState = (state: OutboxState) =>
    sql`select from outbox where programme_id = ${programme} and state = ${sql.lit(state)} and ${sees}`;
  const counts = [
    ...COUNTED.map((state) => sql`${countUpTo(inState(state))} as ${sql.ref(state)}`),
    sql`${countUpTo(inState('dropped'), VIEWS_COUNTED_TO)} as dropped`,
    sql`${sent(programme, viewer, await untilNow(ctx))} as sent`,
  ];
  const { rows } = await sql<
    Record<Counted | 'dropped' | 'sent', number>
  >`select ${sql.join(counts)}`.execute(ctx.db);
  return rows[0]!;
}

/**
 * Counts mails that left, as `sentGroups` lists them: those counted by `countSent`, plus mails that left since, plus kinds that are counted
 * only when shown.
 */
function sent(programme: number, viewer: Viewer, until: string): RawBuilder<number> {
  const apart = sql.val([...KEPT_FROM_SOME]);
  const left = sql`select from outbox where programme_id = ${programme} and state = 'sent'`;
  const most = VIEWS_COUNTED_TO + 1;
  // Each of these rows is at least one mail, so this many rows show that there are more.
  const counted = sql`(select coalesce(sum(count), 0) from (
    select count from mail_count where programme_id = ${programme} order by kind, private, occasion limit ${2 * most}) c)`;
  const gone = countUpTo(
    sql`select from mail_recount where programme_id = ${programme} and ${wasCounted} and kind <> all(${apart})`,
    VIEWS_COUNTED_TO,
  );
  const since = countUpTo(
    // The first bound is for the planner; counting may have gone on meanwhile.
    sql`${left} and sent_at > ${until}::timestamptz and sent_at > ${countedUntil} and kind <> all(${apart})`,
    VIEWS_COUNTED_TO,
  );
  const kept = countUpTo(sql`${left} and kind = any(${apart}) and ${seesMail(viewer)}`, VIEWS_COUNTED_TO);
  return sql<number>`least(greatest(${counted} - ${gone}, 0) + ${since} + ${kept}, ${most})::int`;
}
