import { sql } from 'kysely';
import { defaultPolicy } from '#matching';
import { json } from '../../src/db/json.ts';
import type { Actor } from '../../src/rooms/ctx.ts';
import { answerTrio, askTrio, matchAgain } from '../../src/rooms/pairing/index.ts';
import { stageRound } from '../cast.ts';
import type { TestCtx } from '../context.ts';

/** The programme of the races, with eight people who are in every round. */
export interface Scene {
  ctx: TestCtx;
  programme: number;
  volunteers: Actor[];
  people: number[];
}

/** A running round, and the people whom the acts are about. */
export interface Running extends Scene {
  round: number;
  partnership: number;
  waiting: number[];
  question: number | null;
}

/**
 * Makes a running round with a pair, six people who wait, and the next run due. Every second round shows its pairs first, and every fourth
 * has pairs to show. In every second round somebody has asked to join the pair and one member has said yes, so that the next act decides.
 * In every eighth both have said yes, and they are three already.
 */
export async function newRound(scene: Scene, number: number): Promise<Running> {
  const { ctx, programme, people, volunteers } = scene;
  const round = await stageRound(ctx, programme, '2027-01-10T09:00', number);
  const policy = defaultPolicy();
  policy.hard.sharedLanguage.on = false;
  policy.hard.neverAgain.on = false;
  policy.trios = 'allow';
  const now = ctx.clock.now();
  const at = { programme_id: programme, round_id: round.id };
  await sql`update round set policy = ${json(policy)} where id = ${round.id}`.execute(ctx.db);
  await ctx.db
    .insertInto('publication')
    .values({ ...at, at: now })
    .execute();
  const applying = people.map((person_id, k) => ({
    ...at,
    person_id,
    state: k < 2 ? 'matched' : 'waiting',
    waiting_reason: k < 2 ? null : 'noCandidate',
    state_at: now,
    created_at: now,
    available_at: now,
  }));
  const rows = await ctx.db.insertInto('application').values(applying).returning('id').execute();
  const { id: partnership } = await ctx.db
    .insertInto('partnership')
    .values({ ...at, state: 'active', state_at: now, introduced_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into membership (programme_id, round_id, partnership_id, person_id, joined_at)
    select ${programme}, ${round.id}, ${partnership}, unnest(${people.slice(0, 2)}::bigint[]), ${now}`.execute(
    ctx.db,
  );
  const again = { ...at, next_at: now, shows_first: number % 2 === 0 };
  await ctx.db.insertInto('round_again').values(again).execute();
  if (number % 4 === 0) {
    await matchAgain(ctx, { programme, round: round.id });
    await sql`update round_again set next_at = ${now} where round_id = ${round.id}`.execute(ctx.db);
  }
  const waiting = rows.map(({ id }) => id).slice(2);
  let question: number | null = null;
  if (number % 4 < 2) {
    // The first four of the waiting people come from countries of their own.
    const asked = await askTrio(ctx, { programme, actor: volunteers[0]!, application: waiting[number % 4]! });
    if (!asked.ok) throw new Error(`nobody was asked: ${asked.reason}`);
    question = asked.question;
    await answerTrio(ctx, { programme, question, person: people[0]!, yes: true });
    if (number % 8 === 0) await answerTrio(ctx, { programme, question, person: people[1]!, yes: true });
  }
  return { ...scene, round: round.id, partnership, waiting, question };
}
