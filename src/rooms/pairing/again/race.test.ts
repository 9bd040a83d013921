import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { seeded } from '../../../../sample/people/random.ts';
import { stageForm } from '../../../../test/applicant.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { poolOfMany } from '../../../../test/pool.ts';
import { json } from '../../../db/json.ts';
import { withdraw } from '../../applications/index.ts';
import type { Actor } from '../../ctx.ts';
import { declareAbsence, leavePartnership } from '../../partnerships/index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { chooseWaiting, introduceByHand, letGo, lockProposal, matchAgain, partProposal } from '../index.ts';

/** A database of its own, and eight people who are in every round. */
let on: { database: TestDatabase; ctx: TestCtx; programme: number; volunteers: Actor[]; people: number[] };

beforeEach(async () => {
  const database = await smallDatabase();
  const ctx = testContext(database.db, '2027-03-20T12:00:00Z');
  const cast = await stage(ctx);
  const pool = await poolOfMany(ctx, await stageForm(ctx, cast.programme), 8);
  on = {
    database,
    ctx,
    programme: cast.programme,
    volunteers: [cast.people.tomas, cast.people.ngozi].map((id): Actor => ({ kind: 'person', id })),
    people: pool.map(({ person }) => person),
  };
});
afterEach(() => on.database.drop());

/** A round that runs: a pair, and six who wait; the next run is due, and every second round shows its pairs first. */
async function newRound(number: number) {
  const { ctx, programme, people } = on;
  const round = await stageRound(ctx, programme, '2027-01-10T09:00', number);
  const policy = defaultPolicy();
  policy.hard.sharedLanguage.on = false;
  policy.hard.neverAgain.on = false;
  const now = ctx.clock.now();
  const at = { programme_id: programme, round_id: round.id };
  await ctx.db
    .updateTable('round')
    .set({ policy: json(policy) })
    .where('id', '=', round.id)
    .execute();
  await ctx.db
    .insertInto('publication')
    .values({ ...at, at: now })
    .execute();
  const rows = await ctx.db
    .insertInto('application')
    .values(
      people.map((person_id, k) => ({
        ...at,
        person_id,
        state: k < 2 ? 'matched' : 'waiting',
        waiting_reason: k < 2 ? null : 'noCandidate',
        state_at: now,
        created_at: now,
        available_at: now,
      })),
    )
    .returning('id')
    .execute();
  const { id: partnership } = await ctx.db
    .insertInto('partnership')
    .values({ ...at, state: 'active', state_at: now, introduced_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('membership')
    .values(people.slice(0, 2).map((person) => memberOf(at, partnership, person, now)))
    .execute();
  await ctx.db
    .insertInto('round_again')
    .values({ ...at, next_at: now, shows_first: number % 2 === 0 })
    .execute();
  return { round: round.id, partnership, applications: rows.map(({ id }) => id) };
}

const memberOf = (
  { programme_id, round_id }: { programme_id: number; round_id: number },
  partnership_id: number,
  person_id: number,
  joined_at: Date,
) => ({ programme_id, round_id, partnership_id, person_id, joined_at });

/** More in a run of their own: AGAIN_RACES=200 npx vitest run src/rooms/pairing/again/race.test.ts */
const RACES = Number(process.env['AGAIN_RACES'] ?? 12);

test('runs beside leaving, pausing, choosing and the hands of volunteers give nobody two partners or a mail twice', async () => {
  const { ctx, programme, people, volunteers } = on;
  const random = seeded(20270320);
  let introduced = 0;
  for (let number = 2; number < 2 + RACES; number++) {
    const { round, partnership, applications } = await newRound(number);
    const at = { programme, round };
    if (number % 4 === 0) await matchAgain(ctx, at);
    if (number % 4 === 0)
      await sql`update round_again set next_at = ${ctx.clock.now()} where round_id = ${round}`.execute(
        ctx.db,
      );
    const proposals = await proposalsOf(ctx, programme, round);
    const waiting = applications.slice(2);
    const mine = people[random.int(0, 1)]!;
    const acts: ((actor: Actor) => Promise<unknown>)[] = [
      () => matchAgain(ctx, at),
      () => matchAgain(ctx, at),
      (actor) => letGo(ctx, { ...at, actor }),
      (actor) => letGo(ctx, { ...at, actor }),
      (actor) =>
        introduceByHand(ctx, { ...at, actor, applications: random.some(waiting, 2), confirmed: true }),
      (actor) =>
        introduceByHand(ctx, { ...at, actor, applications: random.some(waiting, 3), confirmed: true }),
      (actor) => withdraw(ctx, { programme, actor, application: random.pick(waiting) }),
      (actor) => chooseWaiting(ctx, { programme, actor, application: random.pick(waiting), choice: 'next' }),
      () => declareAbsence(ctx, { programme, person: random.pick(people), until: '2027-03-25' }),
      (actor) =>
        leavePartnership(ctx, { programme, actor, person: mine, partnership, reason: '', another: true }),
      ...(proposals.length > 0
        ? [
            (actor: Actor) => lockProposal(ctx, { programme, actor, proposal: random.pick(proposals).id }),
            (actor: Actor) => partProposal(ctx, { programme, actor, proposal: random.pick(proposals).id }),
          ]
        : []),
    ];
    const order = random.some(acts, acts.length);
    await Promise.all(order.map((act, k) => act(volunteers[k % 2]!)));
    introduced += await check(round);
    await sql`update absence set ended_at = ${ctx.clock.now()} where ended_at is null`.execute(ctx.db);
  }
  expect(introduced).toBeGreaterThan(RACES);
}, 240_000);

/** Looks for anybody in two places; answers how many partnerships there are. */
async function check(round: number): Promise<number> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from (select person_id from membership where round_id = ${round} and left_at is null
      group by person_id having count(*) > 1) x) as twice,
    (select count(*)::int from (select a.person_id from membership a join membership b using (programme_id, partnership_id)
      where a.round_id = ${round} and a.person_id < b.person_id group by a.person_id, b.person_id having count(*) > 1) x) as again,
    (select count(*)::int from application a
      left join membership m on m.round_id = a.round_id and m.person_id = a.person_id and m.left_at is null
      -- One whose withdrawal came right after the introduction is still in the pair, and a volunteer hears of it.
      where a.round_id = ${round} and ((a.state = 'matched' and m.person_id is null)
        or (m.person_id is not null and a.state not in ('matched', 'withdrawn')))) as torn,
    (select count(*)::int from proposal_member pm join application a on a.id = pm.application_id
      where a.round_id = ${round} and a.state <> 'waiting') as proposed,
    (select count(*)::int from membership m join partnership p on p.id = m.partnership_id
      where m.round_id = ${round} and p.reasons <> '[]' and (select count(*) from outbox o where o.kind = 'introduction'
        and o.person_id = m.person_id and (o.data->>'partnership')::bigint = m.partnership_id) <> 1) as mails,
    (select count(*)::int from partnership where round_id = ${round}) as partnerships`.execute(on.ctx.db);
  const { partnerships, ...wrong } = rows[0]!;
  expect(wrong).toEqual({ twice: 0, again: 0, torn: 0, proposed: 0, mails: 0 });
  return partnerships!;
}
