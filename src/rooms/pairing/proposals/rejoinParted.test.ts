import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { countQueries } from '../../../../test/countQueries.ts';
import { matchOnce } from '../../../../test/matchOnce.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { poolOfMany } from '../../../../test/pool.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { beginBulk, bulkProgress, undoBulk } from '../../desks/index.ts';
import { lockProposal, pairByHand, partProposal, undoPairingEvent } from '../index.ts';

/** Everything stored about the proposals of a round, by their people, and who was parted. */
async function standing({ ctx, round }: RoundScene): Promise<unknown> {
  const { rows } = await sql`
    select (select array_agg(m.application_id order by m.application_id) from proposal_member m
        where m.programme_id = p.programme_id and m.proposal_id = p.id) as members,
      p.run_id, p.weight, p.reasons, p.alternatives, p.locked_at is not null as locked
    from proposal p where p.round_id = ${round.id} order by 1`.execute(ctx.db);
  const partings = await ctx.db
    .selectFrom('parting')
    .select(['person_a', 'person_b'])
    .orderBy('person_a')
    .execute();
  return { rows, partings };
}

/** Five proposals of a run and one made by hand. The first is locked; a seventh was parted earlier. */
async function staged(scene: RoundScene): Promise<number[]> {
  const { ctx, round, programme, actor } = scene;
  const people = await poolOfMany(ctx, round, 14);
  const applications = people.slice(6, 8).map(({ application }) => application);
  await pairByHand(ctx, { programme, round: round.id, actor, applications, confirmed: true });
  await matchOnce(scene);
  const made = await proposalsOf(ctx, programme, round.id);
  expect(made.map(({ run }) => run === null)).toContain(true);
  const ofRun = made.filter(({ run }) => run !== null);
  await lockProposal(ctx, { programme, actor, proposal: ofRun[0]!.id });
  await partProposal(ctx, { programme, actor, proposal: ofRun.at(-1)!.id });
  return made.filter(({ id }) => id !== ofRun.at(-1)!.id).map(({ id }) => id);
}

const partAll = ({ ctx, programme, actor }: RoundScene, subjects: readonly number[]) =>
  beginBulk(ctx, {
    programme,
    actor,
    kind: 'pairs-parted',
    list: 'proposals',
    query: 'round=1',
    said: {},
    subjects,
  });

test('all proposals that were parted together stand again as they were, locked or not, with what the run said of them', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const all = await staged(scene);
    expect(all).toHaveLength(6);
    const before = await standing(scene);
    const { act } = await partAll(scene, all);
    expect(await proposalsOf(ctx, programme, round.id)).toEqual([]);
    const back = await undoBulk(ctx, { programme, actor, act });
    expect(back).toMatchObject({ ok: true, isDone: true });
    expect(await standing(scene)).toEqual(before);
    const undone = await ctx.db
      .selectFrom('event')
      .select(['kind', 'undoes', 'bulk_item'])
      .where('undoes', 'is not', null)
      .where('kind', '=', 'pair-made')
      .execute();
    expect(new Set(undone.map(({ undoes }) => undoes)).size).toBe(6);
    expect(undone.every(({ bulk_item: item }) => item !== null)).toBe(true);
  }));

test('one that was parted stands again as the run made it', () =>
  asMatcher(async (scene) => {
    const { ctx, programme, actor } = scene;
    const [, one] = await staged(scene);
    const before = await standing(scene);
    await partProposal(ctx, { programme, actor, proposal: one! });
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'pair-parted')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(await undoPairingEvent(ctx, { programme, actor, event: id })).toEqual({ ok: true });
    expect(await standing(scene)).toEqual(before);
    expect(await undoPairingEvent(ctx, { programme, actor, event: id })).toMatchObject({ ok: false });
  }));

test('of those that were parted together one whose people have others by now, or have gone, refuses only itself', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const all = await staged(scene);
    const [a, b, c] = (await proposalsOf(ctx, programme, round.id)).map(({ members }) => members);
    const { act } = await partAll(scene, all);
    const applications = [a![0]!.application, b![0]!.application];
    await pairByHand(ctx, { programme, round: round.id, actor, applications, confirmed: true });
    await ctx.db
      .updateTable('application')
      .set({ state: 'withdrawn' })
      .where('id', '=', c![0]!.application)
      .execute();
    const back = await undoBulk(ctx, { programme, actor, act });
    if (!back.ok) throw new Error();
    const { done, refused } = (await bulkProgress(ctx, { programme, act: back.act }))!;
    expect(done).toBe(3);
    expect(refused.map(({ reason }) => reason).toSorted()).toEqual(['gone', 'taken', 'taken']);
    expect(await proposalsOf(ctx, programme, round.id)).toHaveLength(4);
  }));

test('once partners are published none is brought back', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const all = await staged(scene);
    const { act } = await partAll(scene, all);
    await ctx.db
      .insertInto('publication')
      .values({ programme_id: programme, round_id: round.id, at: ctx.clock.now() })
      .execute();
    const back = await undoBulk(ctx, { programme, actor, act });
    if (!back.ok) throw new Error();
    const { done, refused } = (await bulkProgress(ctx, { programme, act: back.act }))!;
    expect([done, new Set(refused.map(({ reason }) => reason))]).toEqual([0, new Set(['published'])]);
  }));

test('however many are parted together, and stand again, the people of the round are read once each time', () =>
  asMatcher(async (scene) => {
    const { ctx, programme, actor } = scene;
    const all = await staged(scene);
    const readsFor = async (subjects: readonly number[]): Promise<[parting: number, back: number]> => {
      const { counted, rows } = countQueries(ctx.db);
      const counting = { ...ctx, db: counted };
      const { act } = await partAll({ ...scene, ctx: counting }, subjects);
      const parting = rows();
      await undoBulk(counting, { programme, actor, act });
      return [parting, rows() - parting];
    };
    const ofOne = await readsFor(all.slice(0, 1));
    const now = (await proposalsOf(ctx, programme, scene.round.id)).map(({ id }) => id);
    const ofSix = await readsFor(now);
    // Each adds its item, its events and its proposal. The fourteen people and their answers are read once.
    expect(ofSix[0] - ofOne[0]).toBeLessThan(5 * 14);
    expect(ofSix[1] - ofOne[1]).toBeLessThan(6 * 14);
  }));
