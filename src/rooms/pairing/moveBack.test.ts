import { expect, test } from 'vitest';
import type { RoundScene } from '../../../test/onStage.ts';
import { poolMember } from '../../../test/pool.ts';
import { fiveApply, onTheDay, publishIt, run } from '../../../test/publishing.ts';
import { stageRound } from '../../../test/cast.ts';
import { undoLast } from '../../../test/undoing.ts';
import { endRounds } from '../partnerships/index.ts';
import { moveToRound } from './index.ts';

/** Moves the application of somebody whom nobody fits to a later round. Answers how the application stands, and how to move it back. */
async function movedOn(scene: RoundScene) {
  const { ctx, round, programme, actor } = scene;
  await fiveApply(scene);
  const { application, person } = await poolMember(ctx, round, {
    name: 'Another',
    country: 'NP',
    zone: 'Asia/Kathmandu',
  });
  const later = await stageRound(ctx, programme, '2027-12-01T09:00', 2);
  await ctx.db
    .updateTable('round')
    .set({ published_at: ctx.clock.now() })
    .where('id', '=', later.id)
    .execute();
  const said = () =>
    ctx.db
      .selectFrom('application')
      .select(['available_asked_at', 'available_reminded_at', 'available_at', 'answer_by', 'ask_again_at'])
      .where('id', '=', application)
      .executeTakeFirstOrThrow();
  const asked = new Date(ctx.clock.now().getTime() - 86_400_000);
  await ctx.db
    .updateTable('application')
    .set({ available_asked_at: asked })
    .where('id', '=', application)
    .execute();
  const before = await said();
  const moved = await moveToRound(ctx, { programme, actor, application, round: later.id });
  expect(moved).toEqual({ ok: true });
  const stands = () =>
    ctx.db
      .selectFrom('application')
      .select(['state', 'round_id'])
      .where('id', '=', application)
      .executeTakeFirstOrThrow();
  const waiting = async () => {
    const sent = await ctx.db.selectFrom('outbox').select('kind').where('person_id', '=', person).execute();
    return sent.filter(({ kind }) => kind === 'waiting').length;
  };
  ctx.clock.forward(1);
  const undo = () => undoLast({ ctx, programme, actor }, 'application-moved');
  return { stands, waiting, said, before, undo };
}

test('back before partners are introduced, an application is confirmed as it was', () =>
  onTheDay(async (scene) => {
    const { stands, waiting, undo } = await movedOn(scene);
    await undo();
    expect(await stands()).toEqual({ state: 'confirmed', round_id: scene.round.id });
    expect(await waiting()).toBe(0);
  }));

test('back in its round, an application stands with what was said there of being available, and in the other with nothing of it', () =>
  onTheDay(async (scene) => {
    const { said, before, undo } = await movedOn(scene);
    expect(before).toMatchObject({ available_asked_at: expect.any(Date), available_at: expect.any(Date) });
    expect(Object.values(await said())).toEqual([null, null, null, null, null]);
    await undo();
    expect(await said()).toEqual(before);
  }));

test('back after partners were introduced, it waits for one as all who have none, and its person is told', () =>
  onTheDay(async (scene) => {
    const { stands, waiting, undo } = await movedOn(scene);
    await run(scene);
    expect(await publishIt(scene)).toMatchObject({ ok: true });
    scene.ctx.clock.forward(1);
    await undo();
    expect(await stands()).toEqual({ state: 'waiting', round_id: scene.round.id });
    expect(await waiting()).toBe(1);
  }));

test('back after the round ended, it is finished', () =>
  onTheDay(async (scene) => {
    const { ctx, round } = scene;
    const { stands, undo } = await movedOn(scene);
    await run(scene);
    await publishIt(scene);
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() + 3_600_000).toISOString());
    await endRounds(ctx);
    await undo();
    expect(await stands()).toEqual({ state: 'finished', round_id: round.id });
  }));
