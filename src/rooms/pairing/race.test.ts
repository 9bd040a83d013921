import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { seeded } from '../../../sample/people/random.ts';
import { stageForm } from '../../../test/applicant.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { smallDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { apply, poolOfMany, setPolicy } from '../../../test/pool.ts';
import { reinstate, withdraw } from '../applications/index.ts';
import { actorPerson } from '../ctx.ts';
import type { Actor } from '../ctx.ts';
import { mergePeople } from '../duplicates/index.ts';
import { eraseDue } from '../partnerships/index.ts';
import { introduceByHand, pairByHand, partProposal, publish, runMatch, startRun } from './index.ts';
import { insertProposals } from './proposals/writeProposals.ts';
import type { NewProposal } from './proposals/writeProposals.ts';
import { proposalsOf } from '../../../test/proposalsOf.ts';
import { fewOf } from '../../../test/whole.ts';

let database: TestDatabase;
let ctx: TestCtx;
let programme: number;
let volunteers: Actor[];
let people: number[];
/** Why the two pairs of a round fit: the reasons found when they were made by hand in the programme's first round. */
let suits: Pick<NewProposal, 'weight' | 'reasons'>[] | undefined;

let scenes = 0;
beforeAll(async () => {
  database = await smallDatabase();
});
afterAll(() => database.drop());
// Each test has its own programme. All share one database, which has planned their queries already.
beforeEach(async () => {
  ctx = testContext(database.db, '2027-02-08T12:00:00Z');
  const cast = await stage(ctx, `far-shelves-${(scenes += 1)}`);
  programme = cast.programme;
  const first = await stageForm(ctx, programme);
  people = (await poolOfMany(ctx, first, 6)).map(({ person }) => person);
  suits = undefined;
  volunteers = [cast.people.tomas, cast.people.ngozi].map((id) => ({ kind: 'person', id }));
});

/**
 * A round of the same six confirmed people, with two pairs proposed by hand. In the first round of a programme a volunteer makes the pairs;
 * in later rounds they are written straight into the tables.
 */
async function newRound(number: number) {
  const round = await stageRound(ctx, programme, '2027-01-10T09:00', number);
  const policy = defaultPolicy();
  policy.hard.sharedLanguage.on = false;
  policy.hard.neverAgain.on = false;
  await setPolicy(ctx, round, policy);
  const rows = await ctx.db
    .insertInto('application')
    .values(
      people.map((person_id) => ({
        programme_id: programme,
        round_id: round.id,
        person_id,
        state: 'confirmed',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
        available_at: ctx.clock.now(),
      })),
    )
    .returning('id')
    .execute();
  const applications = rows.map(({ id }) => id);
  const pairs = [applications.slice(0, 2), applications.slice(2, 4)];
  const of = { programme, round: round.id };
  if (suits) {
    const proposals = pairs.map((applications, k) => ({ applications, ...suits![k]! }));
    await insertProposals(ctx, { ...of, by: actorPerson(volunteers[0]!), locked: true, proposals });
  } else {
    for (const pair of pairs) await pairByHand(ctx, { ...of, actor: volunteers[0]!, applications: pair });
    suits = (await proposalsOf(ctx, programme, round.id)).map(({ weight, reasons }) => ({ weight, reasons }));
  }
  return { round: round.id, applications };
}

/**
 * Two hundred rounds in all, a few to a programme. No programme has that many, and precedence is worked out from all rounds of a person.
 */
const SEEDS = fewOf(
  Array.from({ length: 20 }, (_, n) => n + 1),
  5,
);
const ROUNDS = 10;
let published = 0;

test.each(SEEDS)(
  'two volunteers who publish, pair, part and withdraw at once never give anybody two partnerships or a mail twice (%i)',
  async (seed) => {
    const random = seeded(20270208 + seed);
    for (let number = 2; number < 2 + ROUNDS; number++) {
      const { round, applications } = await newRound(number);
      const some = (count: number) => random.some(applications, count);
      const proposals = await proposalsOf(ctx, programme, round);
      const acts = [
        (actor: Actor) => publish(ctx, { programme, round, actor }),
        (actor: Actor) => publish(ctx, { programme, round, actor }),
        (actor: Actor) =>
          pairByHand(ctx, { programme, round, actor, applications: some(2), leave: true, confirmed: true }),
        (actor: Actor) => pairByHand(ctx, { programme, round, actor, applications: some(3), leave: true }),
        (actor: Actor) =>
          introduceByHand(ctx, { programme, round, actor, applications: some(2), confirmed: true }),
        (actor: Actor) =>
          introduceByHand(ctx, { programme, round, actor, applications: some(2), confirmed: true }),
        (actor: Actor) => partProposal(ctx, { programme, actor, proposal: random.pick(proposals).id }),
        (actor: Actor) => withdraw(ctx, { programme, actor, application: random.pick(applications) }),
        (actor: Actor) => withdraw(ctx, { programme, actor, application: random.pick(applications) }),
      ];
      const order = random.some(acts, acts.length);
      await Promise.all(order.map((act, k) => act(volunteers[k % 2]!)));
      published += await check(round);
    }
  },
);

test('the dice were such that most of the rounds came to be published', () => {
  expect(published).toBeGreaterThan(SEEDS.length * ROUNDS * 0.75);
});

test('a publication that fails half-way has not happened', async () => {
  const { round } = await newRound(500);
  const mailer = { ...ctx.mailer, queue: () => Promise.reject(new Error('the outbox is full')) };
  await expect(publish({ ...ctx, mailer }, { programme, round, actor: volunteers[0]! })).rejects.toThrow(
    'the outbox is full',
  );
  expect(await check(round)).toBe(0);
  expect(await proposalsOf(ctx, programme, round)).toHaveLength(2);
  expect(await publish(ctx, { programme, round, actor: volunteers[1]! })).toMatchObject({
    matched: 4,
    waiting: 2,
  });
  expect(await check(round)).toBe(1);
});

test('who comes back while the publication goes on is told that it is too late', async () => {
  const { round, applications } = await newRound(510);
  const act = { programme, actor: volunteers[0]!, application: applications[5]! };
  await withdraw(ctx, act);
  let back: ReturnType<typeof reinstate> | undefined;
  const mailer: typeof ctx.mailer = {
    ...ctx.mailer,
    queue: async (...mails) => {
      back = reinstate(ctx, act);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return ctx.mailer.queue(...mails);
    },
  };
  expect(await publish({ ...ctx, mailer }, { programme, round, actor: volunteers[1]! })).toMatchObject({
    ok: true,
    waiting: 1,
  });
  expect(await back).toEqual({ ok: false, reason: 'closed' });
});

test('a run and an erasure at the same moment both come to their end, and nothing of whoever is erased stays in the run', async () => {
  for (const [index, person] of people.slice(0, 3).entries()) {
    const { round } = await newRound(600 + index);
    const started = await startRun(ctx, { programme, round, actor: volunteers[0]! });
    if (!started.ok) throw new Error(started.reason);
    const { run } = started;
    await sql`update person set erase_at = ${ctx.clock.now()} where id = ${person}`.execute(ctx.db);
    const erase = async () => {
      // Erases before the run has read its input, while it computes, or when it keeps the result.
      await new Promise((resolve) => setTimeout(resolve, index * 50));
      await eraseDue(ctx);
    };
    const [done] = await Promise.all([runMatch(ctx, { programme, run }), erase()]);
    expect(done).toEqual({ ok: true });
    expect(
      await one(sql`select count(*)::int as n from person where id = ${person} and erased_at is not null`),
    ).toBe(1);
    const { input, result } = await ctx.db
      .selectFrom('match_run')
      .select(['input', 'result'])
      .where('id', '=', run)
      .executeTakeFirstOrThrow();
    const number = new RegExp(`"(id|a|b|other)":${person}[,}]`);
    expect(JSON.stringify({ input, result })).not.toMatch(number);
    expect(
      (result as { groups: { members: number[] }[] }).groups.flatMap(({ members }) => members),
    ).not.toContain(person);
  }
});

test('whoever joins two holds nothing while they wait for an application that the matching has: both come to their end', async () => {
  // Reversed, so that the first person applied last.
  people.reverse();
  const { applications } = await newRound(700);
  const [kept, gone] = [people[4]!, people[5]!];
  const how = { proven: true, isKeeper: true, withdraws: true, mayGiveRoles: false, volunteer: null };
  const waits = sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  const joining = await ctx.db.transaction().execute(async (matching) => {
    const lock = (application: number) =>
      sql`select from application where id = ${application} for update nowait`.execute(matching);
    await lock(applications[4]!);
    const done = mergePeople(ctx, { programme, actor: volunteers[0]!, kept, gone, ...how });
    while ((await one(waits)) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await lock(applications[5]!);
    return { done };
  });
  expect(await joining.done).toMatchObject({ ok: true });
});

test('whoever applies to the next round in the moment in which this one leaves them without a partner comes first in its matching', async () => {
  const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
  const [person, other] = people;
  const ending = await ctx.db.startTransaction().execute();
  await ending
    .updateTable('application')
    .set({ state: 'waiting', waiting_reason: 'noCandidate' })
    .where('programme_id', '=', programme)
    .where('person_id', '=', person!)
    .execute();
  // The two transactions do not see each other.
  await apply(ctx, next, person!, { country: 'SN', zone: 'Africa/Dakar' });
  await apply(ctx, next, other!, { country: 'IT', zone: 'Europe/Rome' });
  await ending.commit().execute();
  const started = await startRun(ctx, { programme, round: next.id, actor: volunteers[0]! });
  if (!started.ok) throw new Error(started.reason);
  expect(await runMatch(ctx, { programme, run: started.run })).toEqual({ ok: true });
  const { rows } = await sql<{ id: string; priority: number }>`
    select c ->> 'id' as id, (c ->> 'priority')::int as priority from match_run, jsonb_array_elements(input -> 'candidates') c
    where programme_id = ${programme} and id = ${started.run} order by 2 desc`.execute(ctx.db);
  expect(rows).toEqual([
    { id: String(person), priority: 1 },
    { id: String(other), priority: 0 },
  ]);
});

/** Counts the publications of a round (0 or 1), and throws when somebody is in two places. */
async function check(round: number): Promise<number> {
  const twice = await one(sql`select count(*)::int as n from (
    select person_id from membership where round_id = ${round} and left_at is null group by person_id having count(*) > 1) x`);
  // A matched person has a partnership. A person with a partnership is matched, or has withdrawn since.
  const torn = await one(sql`select count(*)::int as n from application a
    left join membership m on m.round_id = a.round_id and m.person_id = a.person_id and m.left_at is null
    where a.round_id = ${round} and (
      (a.state = 'matched' and m.person_id is null)
      or (m.person_id is not null and a.state not in ('matched', 'withdrawn')))`);
  const proposed = await one(sql`select count(*)::int as n from proposal_member pm
    join application a on a.id = pm.application_id where a.round_id = ${round} and a.state <> 'confirmed'`);
  const mails = await one(sql`select count(*)::int as n from (
    select o.person_id from outbox o
    where (o.kind = 'introduction' and (o.data->>'partnership')::bigint in (select id from partnership where round_id = ${round}))
    group by o.person_id having count(*) > 1) x`);
  const untold =
    await one(sql`select count(*)::int as n from membership m where m.round_id = ${round} and not exists (
    select 1 from outbox o where o.kind = 'introduction' and o.person_id = m.person_id
    and (o.data->>'partnership')::bigint = m.partnership_id)`);
  expect({ twice, torn, proposed, mails, untold }).toEqual({
    twice: 0,
    torn: 0,
    proposed: 0,
    mails: 0,
    untold: 0,
  });
  return one(sql`select count(*)::int as n from publication where round_id = ${round}`);
}

async function one(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  return (await query.execute(ctx.db)).rows[0]?.n ?? 0;
}
