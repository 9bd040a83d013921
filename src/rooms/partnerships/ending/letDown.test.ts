import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { applied, mailed, withPartners, write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { standingOf } from '../../applications/index.ts';
import { isOwedFirst } from '../../pairing/index.ts';
import { endRounds, forgetPeople, keepDraft, lookAfter, purgeRounds } from '../index.ts';

/** Three months pass in which only Mei writes, or both do. */
async function untilTheEnd(
  scene: PartnersScene,
  doesAminaWrite: boolean,
  before: () => Promise<unknown> = async () => {},
): Promise<void> {
  const { ctx, round } = scene;
  await write(scene, 'mei', 'Hello from Chengdu');
  for (let day = 1; ctx.clock.now() < round.dates.ends.dueAt; day += 1) {
    ctx.clock.forward(24);
    if (doesAminaWrite && day % 5 === 0) await write(scene, day % 2 ? 'amina' : 'mei', `Letter ${day}`);
    await lookAfter(ctx);
  }
  await before();
  ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() + 60_000).toISOString());
  await endRounds(ctx);
}

const first = async (scene: PartnersScene, who: 'amina' | 'mei'): Promise<boolean[]> => {
  const { ctx, cast } = scene;
  const next = await stageForm(
    ctx,
    cast.programme,
    who === 'mei' ? '2027-10-15T09:00' : '2028-10-15T09:00',
    who === 'mei' ? 2 : 3,
  );
  const one = { programme: cast.programme, round: next.id, person: cast.people[who], priority: 0 };
  return [(await standingOf(ctx, (await applied(scene, who))!)).comesFirst, await isOwedFirst(ctx, one)];
};

test('whose partner had fallen silent when the round ended comes first the next time, and hears it; the silent one does not', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    await untilTheEnd(scene, false);
    expect(await first(scene, 'mei')).toEqual([true, true]);
    expect(await first(scene, 'amina')).toEqual([false, false]);
    const told = await mailed(scene, 'farewell');
    expect(told.map(({ person_id, text }) => [person_id, text.includes('you come first')])).toEqual(
      [
        [cast.people.amina, false],
        [cast.people.mei, true],
      ].toSorted((a, b) => Number(a[0]) - Number(b[0])),
    );
    // The precedence outlasts the data of the round.
    ctx.clock.set(new Date(round.dates.purges.dueAt.getTime() + 60_000).toISOString());
    for (let tick = 0; tick < 3; tick++) await purgeRounds(ctx);
    await forgetPeople(ctx);
    const here = await ctx.db
      .selectFrom('person')
      .select('erased_at')
      .where('id', '=', cast.people.mei)
      .executeTakeFirstOrThrow();
    expect(here.erased_at).toBeNull();
  }));

test('who wrote to each other owe nobody a first place', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    await untilTheEnd(scene, true);
    const rows = await scene.ctx.db.selectFrom('membership').select('let_down_at').execute();
    expect(rows.filter((row) => row.let_down_at !== null)).toEqual([]);
  }));

test('who kept a draft and sent nothing was silent all the same', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const own = { programme: cast.programme, person: cast.people.amina, partnership: pair };
    await untilTheEnd(scene, false, async () => {
      // Amina's rest is taken away, so that only her silence can count.
      await ctx.db.updateTable('membership').set({ rests_at: null }).execute();
      await keepDraft(ctx, { ...own, body: 'Dear Mei', from: { seen: null, keep: [] } });
    });
    expect(await first(scene, 'mei')).toEqual([true, true]);
  }));
