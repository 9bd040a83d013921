import { expect, test } from 'vitest';
import { onTheDay, publishIt, run } from '../../../../test/publishing.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { poolMember, poolOfMany } from '../../../../test/pool.ts';
import type { PoolMember } from '../../../../test/pool.ts';
import { programmeById, roundById } from '../../programmes/index.ts';
import { pairByHand, partProposal, previewPublication } from '../index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';

const previewOf = async ({ ctx, programme, round, actor }: RoundScene) =>
  previewPublication(ctx, {
    programme: await programmeById(ctx, programme),
    round: await roundById(ctx, programme, round.id),
    actor,
  });

/** Mails in the outbox by kind and language. */
async function mailed({ ctx }: RoundScene): Promise<Record<string, Record<string, number>>> {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'locale', (eb) => eb.fn.countAll<number>().as('n')])
    .where('kind', 'in', ['introduction', 'waiting', 'unanswered'])
    .groupBy(['kind', 'locale'])
    .execute();
  const found: Record<string, Record<string, number>> = { introduction: {}, waiting: {}, unanswered: {} };
  for (const { kind, locale, n } of rows) found[kind]![locale] = Number(n);
  return found;
}

/** Gives each of these people a language, in turn. The programme does not have Polish. */
async function speak({ ctx }: RoundScene, people: readonly PoolMember[]): Promise<void> {
  for (const [k, { person }] of people.entries())
    await ctx.db
      .updateTable('person')
      .set({ locale: ['en', 'es', 'pl', 'fr', 'es'][k % 5]! })
      .where('id', '=', person)
      .execute();
}

const change = ({ ctx }: RoundScene, { application }: PoolMember, set: Record<string, Date | null>) =>
  ctx.db.updateTable('application').set(set).where('id', '=', application).execute();

/** Checks that publishing does what the preview said. */
async function comesTrue(scene: RoundScene): Promise<void> {
  const { ctx, programme, round } = scene;
  const proposals = (await proposalsOf(ctx, programme, round.id)).length;
  const told = await previewOf(scene);
  expect(told.refusal).toBeNull();
  // The second preview uses the remembered proof. Links in its samples have other numbers.
  expect(await previewOf(scene)).toMatchObject({ ...told, samples: expect.any(Array) as unknown });
  const done = await publishIt(scene);
  expect(done).toMatchObject({ ok: true, partnerships: told.partnerships });
  expect(await mailed(scene)).toEqual(told.mails);
  expect(told.warnings.dissolving).toBe(proposals - told.partnerships);
  const sampled = told.samples.filter(({ kind }) => kind === 'introduction').map(({ locale }) => locale);
  expect(sampled.toSorted()).toEqual(Object.keys(told.mails.introduction).toSorted());
  expect(told.samples.filter(({ kind }) => kind === 'waiting')).toHaveLength(
    Object.keys(told.mails.waiting).length > 0 ? 1 : 0,
  );
}

test('what the preview counts is what publishing does, by kind and language', () =>
  onTheDay(async (scene) => {
    await speak(scene, await poolOfMany(scene.ctx, scene.round, 8));
    await run(scene);
    const told = await previewOf(scene);
    expect(told).toMatchObject({ partnerships: 4, mails: { introduction: { es: 3, fr: 1 } } });
    expect(told.samples.map(({ locale }) => locale).toSorted()).toEqual(
      Object.keys(told.mails.introduction).toSorted(),
    );
    await comesTrue(scene);
  }));

test('also when people went since the run: without consent, unavailable, silent, or waiting', () =>
  onTheDay(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const people = await poolOfMany(ctx, round, 12);
    await speak(scene, people);
    await run(scene);
    const [first, second, third, byHand] = await proposalsOf(ctx, programme, round.id);
    const now = ctx.clock.now();
    await ctx.db
      .updateTable('consent')
      .set({ withdrawn_at: now })
      .where('person_id', '=', first!.members[0]!.person)
      .where('kind', '=', 'privacy')
      .execute();
    await change(scene, second!.members[0]!, { unavailable_at: now });
    await change(scene, third!.members[1]!, {
      available_at: null,
      available_asked_at: new Date('2027-02-01T12:00:00Z'),
      answer_by: new Date('2027-02-05T12:00:00Z'),
    });
    const applications = byHand!.members.map(({ application }) => application);
    await partProposal(ctx, { programme, actor, proposal: byHand!.id });
    await pairByHand(ctx, { programme, round: round.id, actor, applications, confirmed: true });
    await poolMember(ctx, round, { name: 'Late', country: 'PE', zone: 'America/Lima', locale: 'ar' });
    expect(await previewOf(scene)).toMatchObject({
      partnerships: 3,
      warnings: { dissolving: 3, unanswered: 3 },
    });
    await comesTrue(scene);
  }));

test('and when trios were made', () =>
  onTheDay(async (scene) => {
    const people = await poolOfMany(scene.ctx, scene.round, 5);
    await speak(scene, people);
    await run(scene);
    const applications = people.slice(0, 3).map(({ application }) => application);
    const { ctx, programme, round, actor } = scene;
    await pairByHand(ctx, {
      programme,
      round: round.id,
      actor,
      applications,
      leave: true,
      confirmed: true,
    });
    await comesTrue(scene);
  }));

test('two languages in one pair have a sample each', () =>
  onTheDay(async (scene) => {
    const [, other] = await poolOfMany(scene.ctx, scene.round, 2);
    await scene.ctx.db.updateTable('person').set({ locale: 'fr' }).where('id', '=', other!.person).execute();
    await run(scene);
    const { samples } = await previewOf(scene);
    expect(samples.map(({ kind, locale }) => [kind, locale]).toSorted()).toEqual([
      ['introduction', 'en'],
      ['introduction', 'fr'],
    ]);
  }));
