import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { PIECE, byPiecesFound } from '../../pieces.ts';
import { whenDue } from '../../programmes/index.ts';
import { ANSWER_DAYS } from './answerTime.ts';
import { anyOf } from '../../../db/anyOf.ts';

interface Due {
  programme: number;
  id: number;
}

interface Asked {
  id: number;
  person_id: number;
  round_id: number;
  available_asked_at: Date | null;
}

/** Milliseconds after which the rest of a crowd is asked separately, if the program stood still meanwhile: the time to answer begins with asking. */
const HOUR = 3_600_000;

/** On the round's date, asks all confirmed people whether they are still available. Asks people anew whose dates have moved since. */
export async function askAvailability(ctx: Ctx): Promise<void> {
  const hasMoreTime = await whenDue(ctx, 'availability', async (ctx, { programme, round, far }) => {
    const next = await ctx.db
      .selectFrom('application')
      .select(['id', 'person_id'])
      .where('programme_id', '=', programme)
      .where('round_id', '=', round)
      .where('person_id', '>', far.after)
      .where('state', '=', 'confirmed')
      .where('available_at', 'is', null)
      .where('available_asked_at', 'is', null)
      .orderBy('person_id')
      .limit(PIECE)
      .execute();
    const now = ctx.clock.now().getTime();
    const since = now - (far.since ?? 0) < HOUR ? far.since! : now;
    await ask(ctx, programme, next, { at: sql`${new Date(since)}`, isDue: sql`available_asked_at is null` });
    return next.length < PIECE ? null : { after: next.at(-1)!.person_id, since };
  });
  if (!hasMoreTime) return;
  const now = ctx.clock.now();
  const again = (atMost: number): Promise<Due[]> =>
    ctx.db
      .selectFrom('application')
      .select(['programme_id as programme', 'id'])
      .where('ask_again_at', '<=', now)
      .limit(atMost)
      .execute();
  await byPiecesFound(ctx, again, async (ctx, programme, piece) => {
    await ask(ctx, programme, piece, { at: momentAgain(now), isDue: sql`ask_again_at <= ${now}` });
    // People who answered or left meanwhile are not asked again.
    await ctx.db
      .updateTable('application')
      .set({ ask_again_at: null })
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(piece.map(({ id }) => id)))
      .where('ask_again_at', '<=', now)
      .execute();
  });
}

/** The moment that counts as that of asking again, the same for all pieces: when it was due, or the present hour if that was long ago. */
const momentAgain = (now: Date) =>
  sql<Date>`case when ask_again_at > ${new Date(now.getTime() - HOUR)} then ask_again_at
    else ${new Date(Math.floor(now.getTime() / HOUR) * HOUR)} end`;

/** Asks some people of a programme. Their question is named by the moment, which is the same for all pieces of a crowd. */
async function ask(
  ctx: Ctx,
  programme: number,
  piece: readonly { id: number }[],
  { at, isDue }: { at: RawBuilder<Date>; isDue: RawBuilder<SqlBool> },
): Promise<void> {
  const asked = await ctx.db
    .updateTable('application')
    .set({ available_asked_at: at, available_reminded_at: null, ask_again_at: null, answer_by: null })
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(piece.map(({ id }) => id)))
    .where('state', '=', 'confirmed')
    .where('available_at', 'is', null)
    .where(isDue)
    .returning(['id', 'person_id', 'round_id', 'available_asked_at'])
    .execute();
  await mail(ctx, programme, 'availability-request', asked);
}

/** Half-way through their time, asks people once more who have said nothing. */
export async function remindOfAvailability(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const read = async (atMost: number): Promise<Due[]> => {
    const { rows } = await sql<Due>`
    select a.programme_id as programme, a.id from application a
    join round_date d on d.programme_id = a.programme_id and d.round_id = a.round_id and d.kind = 'matches'
    join round r on r.programme_id = a.programme_id and r.id = a.round_id
    cross join lateral (select greatest(d.due_at, coalesce(a.answer_by, a.available_asked_at + ${ANSWER_DAYS} * interval '1 day')) as until) time
    where a.state = 'confirmed' and a.available_asked_at is not null and a.available_reminded_at is null
      and a.available_at is null and a.ask_again_at is null and r.cancelled_at is null
      and time.until > ${now} and a.available_asked_at + (time.until - a.available_asked_at) / 2 <= ${now} limit ${atMost}`.execute(
      ctx.db,
    );
    return rows;
  };
  await byPiecesFound(ctx, read, async (ctx, programme, piece) => {
    const claimed = await ctx.db
      .updateTable('application')
      .set({ available_reminded_at: now })
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(piece.map(({ id }) => id)))
      .where('available_asked_at', 'is not', null)
      .where('available_reminded_at', 'is', null)
      .where('available_at', 'is', null)
      .returning(['id', 'person_id', 'round_id', 'available_asked_at'])
      .execute();
    await mail(ctx, programme, 'availability-reminder', claimed);
  });
}

/**
 * Notes until when each person may answer, once their question has left. People who could not be asked count as not asked, and are given a
 * partner like those. If mail to somebody comes back, their time ends on the round's date instead: nobody is given a partner who hears
 * nothing.
 */
export async function startAnswerTime(ctx: Ctx): Promise<void> {
  const questions = sql`
    from application own
    join person p on p.programme_id = own.programme_id and p.id = own.person_id
    join round_date d on d.programme_id = own.programme_id and d.round_id = own.round_id and d.kind = 'matches'
    left join outbox o on o.programme_id = own.programme_id and o.person_id = own.person_id
      and o.kind = 'availability-request' and o.occasion = ${occasionOf(sql`own`)}
    left join suppression s on s.programme_id = own.programme_id and s.address = p.address
    where own.available_asked_at is not null and own.available_at is null and own.answer_by is null`;
  const isHeard = sql`(o.state = 'sent' or s.address is not null)`;
  const isLost = sql`((o.id is null or o.state in ('failed', 'dropped')) and s.address is null)`;
  const read = async (atMost: number): Promise<Due[]> => {
    const { rows } = await sql<Due>`
      select own.programme_id as programme, own.id ${questions} and (${isHeard} or ${isLost}) limit ${atMost}`.execute(
      ctx.db,
    );
    return rows;
  };
  await byPiecesFound(ctx, read, async (ctx, programme, piece) => {
    const those = sql`a.programme_id = ${programme} and a.id = ${anyOf(piece.map(({ id }) => id))}
      and own.programme_id = a.programme_id and own.id = a.id`;
    await sql`
      update application a set answer_by = case when s.address is null
        then greatest(d.due_at, o.sent_at + ${ANSWER_DAYS} * interval '1 day') else d.due_at end
      ${questions} and ${isHeard} and ${those}`.execute(ctx.db);
    await sql`
      update application a set available_asked_at = null ${questions} and ${isLost} and ${those}`.execute(
      ctx.db,
    );
  });
}

/** The occasion, in SQL, that all questions of a crowd share: the round, and the second that counts as that of asking. */
const occasionOf = (own: ReturnType<typeof sql>) =>
  sql`'round:' || ${own}.round_id || ':' || floor(extract(epoch from ${own}.available_asked_at))::bigint`;

/** Mails the question or the reminder of it; the moment of asking names both. */
async function mail(
  ctx: Ctx,
  programme: number,
  kind: 'availability-request' | 'availability-reminder',
  applications: readonly Asked[],
): Promise<void> {
  await ctx.mailer.queue(
    ctx,
    applications.map(({ id, person_id: person, round_id: round, available_asked_at: at }) => ({
      programme,
      kind,
      occasion: `round:${round}:${Math.floor(at!.getTime() / 1000)}`,
      person,
      data: { application: id },
    })),
  );
}
