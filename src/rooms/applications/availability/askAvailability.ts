import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { whenDue } from '../../programmes/index.ts';
import { ANSWER_DAYS } from './answerTime.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** At the round's date, asks everybody confirmed whether they are still available; and those anew whose dates have moved since. */
export async function askAvailability(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'availability', async (ctx, due) => {
    await ask(ctx, due, 'new');
  });
  const again = await ctx.db
    .selectFrom('application')
    .select(['programme_id as programme', 'round_id as round'])
    .distinct()
    .where('ask_again_at', '<=', ctx.clock.now())
    .execute();
  for (const due of whileTime(ctx, again)) await inTransaction(ctx, (ctx) => ask(ctx, due, 'again'));
}

async function ask(
  ctx: Ctx,
  due: { programme: number; round: number },
  whom: 'new' | 'again',
): Promise<void> {
  const now = ctx.clock.now();
  const asked = await ctx.db
    .updateTable('application')
    .set({ available_asked_at: now, available_reminded_at: null, ask_again_at: null, answer_by: null })
    .where('programme_id', '=', due.programme)
    .where('round_id', '=', due.round)
    .where('state', '=', 'confirmed')
    .where('available_at', 'is', null)
    .$if(whom === 'new', (query) => query.where('available_asked_at', 'is', null))
    .$if(whom === 'again', (query) => query.where('ask_again_at', '<=', now))
    .returning(['id', 'person_id', 'round_id'])
    .execute();
  // Nobody who answered or went meanwhile is asked again.
  if (whom === 'again')
    await ctx.db
      .updateTable('application')
      .set({ ask_again_at: null })
      .where('programme_id', '=', due.programme)
      .where('round_id', '=', due.round)
      .where('ask_again_at', '<=', now)
      .execute();
  await mail(ctx, due.programme, 'availability-request', asked);
}

/** Half-way through their time, asks those once more who said nothing. */
export async function remindOfAvailability(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ programme: number; id: number }>`
    select a.programme_id as programme, a.id from application a
    join round_date d on d.programme_id = a.programme_id and d.round_id = a.round_id and d.kind = 'matches'
    join round r on r.programme_id = a.programme_id and r.id = a.round_id
    cross join lateral (select greatest(d.due_at, coalesce(a.answer_by, a.available_asked_at + ${ANSWER_DAYS} * interval '1 day')) as until) time
    where a.state = 'confirmed' and a.available_asked_at is not null and a.available_reminded_at is null
      and a.available_at is null and a.ask_again_at is null and r.cancelled_at is null
      and time.until > ${now} and a.available_asked_at + (time.until - a.available_asked_at) / 2 <= ${now}`.execute(
    ctx.db,
  );
  for (const [programme, own] of whileTime(
    ctx,
    Map.groupBy(rows, (row) => row.programme),
  ))
    await inTransaction(ctx, async (ctx) => {
      const claimed = await ctx.db
        .updateTable('application')
        .set({ available_reminded_at: now })
        .where('programme_id', '=', programme)
        .where('id', '=', anyOf(own.map(({ id }) => id)))
        .where('available_reminded_at', 'is', null)
        .returning(['id', 'person_id', 'round_id'])
        .execute();
      await mail(ctx, programme, 'availability-reminder', claimed);
    });
}

/**
 * Notes until when each may answer, once their question has left. People who could not be asked count as not asked, and are given a partner
 * like those; except when mail to them comes back: nobody is given a partner who hears nothing, so their time ends with the round's.
 */
export async function startAnswerTime(ctx: Ctx): Promise<void> {
  const questions = sql`
    from application own
    join person p on p.programme_id = own.programme_id and p.id = own.person_id
    join round_date d on d.programme_id = own.programme_id and d.round_id = own.round_id and d.kind = 'matches'
    left join outbox o on o.programme_id = own.programme_id and o.person_id = own.person_id
      and o.kind = 'availability-request' and o.occasion = ${occasionOf(sql`own`)}
    left join suppression s on s.programme_id = own.programme_id and s.address = p.address
    where own.available_asked_at is not null and own.available_at is null and own.answer_by is null
      and own.programme_id = a.programme_id and own.id = a.id`;
  await sql`
    update application a set answer_by = case when s.address is null
      then greatest(d.due_at, o.sent_at + ${ANSWER_DAYS} * interval '1 day') else d.due_at end
    ${questions} and (o.state = 'sent' or s.address is not null)`.execute(ctx.db);
  await sql`
    update application a set available_asked_at = null
    ${questions} and (o.id is null or o.state in ('failed', 'dropped')) and s.address is null`.execute(
    ctx.db,
  );
}

/** All questions asked at once share this occasion, in SQL: the round, and the second of asking. */
const occasionOf = (own: ReturnType<typeof sql>) =>
  sql`'round:' || ${own}.round_id || ':' || floor(extract(epoch from ${own}.available_asked_at))::bigint`;

async function mail(
  ctx: Ctx,
  programme: number,
  kind: 'availability-request' | 'availability-reminder',
  applications: readonly { id: number; person_id: number; round_id: number }[],
): Promise<void> {
  const second = Math.floor(ctx.clock.now().getTime() / 1000);
  await ctx.mailer.queue(
    ctx,
    applications.map(({ id, person_id: person, round_id: round }) => ({
      programme,
      kind,
      occasion: `round:${round}:${second}`,
      person,
      data: { application: id },
    })),
  );
}
