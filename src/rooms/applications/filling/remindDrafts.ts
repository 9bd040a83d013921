import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { byPiecesFound } from '../../pieces.ts';

/** Days before closing on which people with an unsent application are reminded. */
export const DRAFT_REMINDERS = [7, 1] as const;

/**
 * Reminds everybody who opened the link of a draft that applications close. Leaves out people who began or were reminded within those days.
 * When the closing is put off, they are reminded anew.
 */
export async function remindDrafts(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const isDue = sql`d.due_at - days * interval '1 day' <= ${now} and d.due_at > ${now}`;
  const read = async (atMost: number): Promise<{ programme: number; id: number }[]> => {
    const { rows } = await sql<{ programme: number; id: number }>`
      select due.programme, due.id from ${dueDrafts(isDue)} limit ${atMost}`.execute(ctx.db);
    return rows;
  };
  await byPiecesFound(ctx, read, async (ctx, programme, piece) => {
    const own = sql`a.programme_id = ${programme} and a.id = ${anyOf(piece.map(({ id }) => id))}`;
    const { rows: due } = await sql<{ id: number; person: number; closes: Date; days: number }>`
      update application a set draft_reminded_at = ${now}
      from ${dueDrafts(sql`${isDue} and ${own}`)}
      where due.programme = a.programme_id and due.id = a.id
      returning due.id, due.person, due.closes, due.days`.execute(ctx.db);
    await ctx.mailer.queue(
      ctx,
      due.map(({ id, person, closes, days }) => ({
        programme,
        kind: 'draft-reminder',
        occasion: `closes:${Math.floor(closes.getTime() / 1000)}:${days}:${id}`,
        person,
        data: { application: id },
      })),
    );
  });
}

/** The reminders to come: for whom, and when. */
export const draftReminders = (ctx: Pick<Ctx, 'clock'>, of: Of) => sql<{ person: number; at: Date }>`(
  select due.person, due.closes - due.days * interval '1 day' as at
  from ${draftsToCome(ctx, of)} order by at, due.person)`;

/** How many reminders will come, and when. */
export const countDraftReminders = (ctx: Pick<Ctx, 'clock'>, of: Of) => sql<{ at: Date; people: number }>`(
  select due.closes - due.days * interval '1 day' as at, count(*)::int as people
  from ${draftsToCome(ctx, of)} group by 1 order by 1)`;

interface Of {
  programme: number;
  round: number;
  /** Only these people. */
  among?: readonly number[] | undefined;
}

const draftsToCome = ({ clock }: Pick<Ctx, 'clock'>, { programme, round, among }: Of) =>
  dueDrafts(
    sql`d.due_at - days * interval '1 day' > ${clock.now()} and a.programme_id = ${programme} and a.round_id = ${round}
      ${among ? sql`and a.person_id = ${anyOf(among)}` : sql``}`,
    false,
  );

/** Drafts with the reminders that apply to them; with `onlyLast`, only the last one for each draft. */
function dueDrafts(when: ReturnType<typeof sql>, onlyLast = true) {
  return sql`(
    select ${onlyLast ? sql`distinct on (a.programme_id, a.id)` : sql``}
      a.programme_id as programme, a.id, a.person_id as person, d.due_at as closes, days
    from application a
    join person p on p.programme_id = a.programme_id and p.id = a.person_id
    join round r on r.programme_id = a.programme_id and r.id = a.round_id
    join round_date d on d.programme_id = a.programme_id and d.round_id = a.round_id and d.kind = 'closes'
    cross join unnest(${[...DRAFT_REMINDERS]}::int[]) as days
    where a.state = 'draft' and r.published_at is not null and r.cancelled_at is null
      and p.address_confirmed_at is not null and p.stands_for is null and p.erased_at is null
      and (p.imported_at is null or a.created_at > p.imported_at)
      and a.created_at < d.due_at - days * interval '1 day'
      and (a.draft_reminded_at is null or a.draft_reminded_at < d.due_at - days * interval '1 day')
      and ${when}
    order by a.programme_id, a.id, days
  ) as due`;
}
