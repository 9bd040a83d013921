import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { mailsOf } from '../../../../test/again.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { askToJoin, pairAndOne } from '../../../../test/trio.ts';
import { inTransaction } from '../../ctx.ts';
import { leavePartnership } from '../../partnerships/index.ts';
import { answerTrio } from '../index.ts';
import { triosDue } from './triosDue.ts';

let database: TestDatabase;
let scene: RoundScene;
let three: Awaited<ReturnType<typeof pairAndOne>>;

beforeEach(async () => {
  database = await smallDatabase();
  const ctx = testContext(database.db);
  const cast = await stage(ctx);
  const round = await stageForm(ctx, cast.programme);
  ctx.clock.set('2027-02-08T12:00:00Z');
  const { programme } = cast;
  scene = { ctx, cast, round, programme, actor: { kind: 'person', id: cast.people.tomas } };
  three = await pairAndOne(scene);
});
afterEach(() => database.drop());

/** One member is about to leave and holds the lock on the partnership. They go on once the act waits for that lock. */
async function leavesMeanwhile<T>(act: () => Promise<T>): Promise<T> {
  const { ctx, programme } = scene;
  const { first, partnership } = three;
  return inTransaction(ctx, async (own) => {
    await sql`select from partnership where id = ${partnership} for update`.execute(own.db);
    // The failure is thrown only when the caller waits for it.
    const done = act().then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    await expect
      .poll(async () => {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
        return rows[0]?.n;
      })
      .toBe(1);
    const leaves = { programme, partnership, person: first.person, reason: '', another: true };
    expect(await leavePartnership(own, { ...leaves, actor: { kind: 'person', id: first.person } })).toEqual({
      ok: true,
      goesOn: false,
    });
    return { done };
  }).then(async ({ done }) => (await done)());
}

const questions = () => scene.ctx.db.selectFrom('trio_question').select('outcome').execute();

test('somebody asks two of whom one leaves in that moment: both come to their end, and nobody is asked', async () => {
  expect(await leavesMeanwhile(() => askToJoin(scene, three.third))).toEqual({ ok: false, reason: 'nobody' });
  expect(await questions()).toEqual([]);
  expect(await mailsOf(scene, 'trio-question')).toEqual([]);
});

test('the second of two says yes while the first leaves: both come to their end, and nobody joins one alone', async () => {
  const { ctx, programme } = scene;
  const { first, second, third, partnership } = three;
  await ctx.db.updateTable('letter').set({ left_at: ctx.clock.now(), held_at: null }).execute();
  const asked = await askToJoin(scene, third);
  if (!asked.ok) throw new Error(asked.reason);
  const yes = (person: number) => answerTrio(ctx, { programme, question: asked.question, person, yes: true });
  await yes(first.person);
  await leavesMeanwhile(() => yes(second.person));
  const members = ctx.db.selectFrom('membership').where('partnership_id', '=', partnership);
  expect((await members.select('person_id').execute()).map(({ person_id }) => person_id)).not.toContain(
    third.person,
  );
  await triosDue(ctx);
  expect(await questions()).toEqual([{ outcome: 'gone' }]);
});

test('a question to two of whom one has left ends with the next tick, and who asked hears so and may ask others', async () => {
  const { ctx, programme } = scene;
  const { first, third, partnership } = three;
  const asked = await askToJoin(scene, third);
  if (!asked.ok) throw new Error(asked.reason);
  await triosDue(ctx);
  expect(await questions()).toEqual([{ outcome: null }]);
  const leaves = { programme, partnership, person: first.person, reason: '', another: false };
  await leavePartnership(ctx, { ...leaves, actor: { kind: 'person', id: first.person } });
  await triosDue(ctx);
  await triosDue(ctx);
  expect(await questions()).toEqual([{ outcome: 'gone' }]);
  expect(await mailsOf(scene, 'trio-declined')).toEqual([{ person_id: third.person }]);
  expect(await askToJoin(scene, third)).toEqual({ ok: false, reason: 'nobody' });
});
