import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { seeded } from '../../../../sample/people/random.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { poolOfMany } from '../../../../test/pool.ts';
import { onTheDay, publishIt, run } from '../../../../test/publishing.ts';
import { json } from '../../../db/json.ts';
import { endPartnership, leavePartnership, raiseConcern } from '../../partnerships/index.ts';
import { alternativesFor, answerTrio, askTrio, introduceByHand, letGo, matchAgain } from '../index.ts';

/** A round whose partners have met; it lets former partners meet again and allows trios. */
async function begin(scene: RoundScene): Promise<void> {
  const { ctx, round } = scene;
  await poolOfMany(ctx, round, 8);
  const policy = defaultPolicy();
  policy.hard.neverAgain.on = false;
  policy.trios = 'allow';
  await sql`update round set policy = ${json(policy)} where id = ${round.id}`.execute(ctx.db);
  await run(scene);
  await publishIt(scene);
  ctx.clock.set('2027-03-08T12:00:00Z');
}

const together = async ({ ctx, round }: RoundScene) =>
  (
    await sql<{ partnership: number; people: number[] }>`
      select partnership_id as partnership, array_agg(person_id order by person_id) as people from membership
      where round_id = ${round.id} and left_at is null group by 1 order by 1`.execute(ctx.db)
  ).rows;

const waitingOf = async ({ ctx, round }: RoundScene) =>
  ctx.db
    .selectFrom('application')
    .select(['id', 'person_id as person'])
    .where('round_id', '=', round.id)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute();

/** The ways in which partners part. */
const WAYS = ['left', 'another', 'concern', 'apart', 'hand'] as const;

async function part(
  scene: RoundScene,
  { partnership, people }: { partnership: number; people: number[] },
  way: (typeof WAYS)[number],
): Promise<void> {
  const { ctx, programme, actor } = scene;
  const at = { programme, partnership };
  const person = people[0]!;
  const by = { kind: 'person' as const, id: person };
  if (way === 'hand') await endPartnership(ctx, { ...at, actor, another: people });
  else if (way === 'left' || way === 'another')
    await leavePartnership(ctx, { ...at, actor: by, person, reason: '', another: way === 'another' });
  else {
    const exit = way === 'apart' ? 'another' : 'leave';
    await raiseConcern(ctx, { ...at, person, body: 'Not a word more.', exit, apart: way === 'apart' });
    await sql`update concern set handled_at = ${ctx.clock.now()} where handled_at is null`.execute(ctx.db);
  }
  // People who left the round come back, so that the next match has as many to choose from.
  await sql`update application set state = 'waiting', waiting_reason = 'partnerLeft'
    where round_id = ${scene.round.id} and state in ('withdrawn', 'finished')`.execute(ctx.db);
}

/** One person who waits asks a pair, and both say yes. */
async function joins(scene: RoundScene, application: number): Promise<void> {
  const { ctx, programme, actor } = scene;
  const asked = await askTrio(ctx, { programme, actor, application });
  if (!asked.ok) return;
  const { rows } = await sql<{ person: number }>`
    select m.person_id as person from trio_question q join membership m using (programme_id, partnership_id)
    where q.id = ${asked.question} and m.left_at is null`.execute(ctx.db);
  for (const { person } of rows)
    await answerTrio(ctx, { programme, question: asked.question, person, yes: true });
}

async function looksAgain({ ctx, programme, round, actor }: RoundScene, showsFirst: boolean): Promise<void> {
  await sql`insert into round_again (programme_id, round_id, next_at, shows_first) values (${programme}, ${round.id}, ${ctx.clock.now()}, ${showsFirst})
    on conflict (programme_id, round_id) do update set next_at = excluded.next_at, shows_first = excluded.shows_first`.execute(
    ctx.db,
  );
  await matchAgain(ctx, { programme, round: round.id });
  if (showsFirst) await letGo(ctx, { programme, round: round.id, actor });
}

/** Pairs of people who have been partners in the round more than once. */
const twice = async ({ ctx, round }: RoundScene) =>
  (
    await sql`select a.person_id as a, b.person_id as b from membership a join membership b using (programme_id, partnership_id)
      where a.round_id = ${round.id} and a.person_id < b.person_id group by 1, 2 having count(*) > 1`.execute(
      ctx.db,
    )
  ).rows;

/** Pairing two former partners of the round by hand needs a confirmation, and the list of possible partners says why. */
async function warns(
  { ctx, programme, round, actor }: RoundScene,
  waiting: { id: number; person: number }[],
) {
  const { rows } = await sql<{ a: number; b: number }>`
    select distinct a.person_id as a, b.person_id as b from membership a join membership b using (programme_id, partnership_id)
    where a.round_id = ${round.id} and a.person_id < b.person_id`.execute(ctx.db);
  const applicationOf = new Map(waiting.map(({ id, person }) => [person, id]));
  const couples = rows.flatMap(({ a, b }) =>
    applicationOf.has(a) && applicationOf.has(b) ? [[applicationOf.get(a)!, applicationOf.get(b)!]] : [],
  );
  for (const applications of couples) {
    const refused = await introduceByHand(ctx, { programme, round: round.id, actor, applications });
    expect(refused).toMatchObject({ ok: false, reason: 'confirm' });
    expect('broken' in refused && refused.broken).toContain('neverAgain');
  }
  const [couple] = couples;
  if (!couple) return 0;
  const at = { programme, round: round.id, application: couple[0]!, state: 'waiting' as const, viewer: null };
  const others = await alternativesFor(ctx, at);
  const other = waiting.find(({ id }) => id === couple[1])!.person;
  expect(others?.allowed.map(({ who }) => who.person)).not.toContain(other);
  expect(others?.blocked.find(({ who }) => who.person === other)?.broken).toContain('neverAgain');
  return couples.length;
}

test('partners who part in a round, whichever way, come together in it no more but by a hand that was warned', () =>
  onTheDay(async (scene) => {
    await begin(scene);
    const random = seeded(20270308);
    let warned = 0;
    let threes = 0;
    for (let step = 0; step < 10; step++) {
      const pairs = await together(scene);
      threes += pairs.filter(({ people }) => people.length === 3).length;
      for (const pair of random.some(pairs, Math.min(2, pairs.length)))
        await part(scene, pair, WAYS[step % WAYS.length]!);
      const waiting = await waitingOf(scene);
      warned += await warns(scene, waiting);
      if (step % 3 === 0 && waiting.length > 0) await joins(scene, random.pick(waiting).id);
      else if (step % 3 === 1 && waiting.length > 2)
        await introduceByHand(scene.ctx, {
          programme: scene.programme,
          round: scene.round.id,
          actor: scene.actor,
          applications: random.some(waiting, 3).map(({ id }) => id),
        });
      else await looksAgain(scene, random.int(0, 1) === 0);
      expect(await twice(scene)).toEqual([]);
    }
    expect(warned).toBeGreaterThan(10);
    expect(threes).toBeGreaterThan(0);
  }));
