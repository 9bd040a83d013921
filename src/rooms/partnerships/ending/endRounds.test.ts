import { expect, test } from 'vitest';
import type { CastName } from '../../../../test/cast.ts';
import { applied, mailed, withPartners } from '../../../../test/partners.ts';
import { standingOf } from '../../applications/index.ts';
import { endRounds, partnershipOf, tellEndingSoon } from '../index.ts';

test('members are told a week before the end, once, and get one farewell when it comes', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    const at = (days: number): string =>
      new Date(round.dates.ends.dueAt.getTime() + days * 86_400_000).toISOString();
    ctx.clock.set(at(-8));
    await tellEndingSoon(ctx);
    expect(await mailed(scene, 'ending-soon')).toHaveLength(0);
    ctx.clock.set(at(-6));
    for (let tick = 0; tick < 2; tick++) {
      await tellEndingSoon(ctx);
      await endRounds(ctx);
    }
    expect(await mailed(scene, 'ending-soon')).toHaveLength(2);
    expect(await mailed(scene, 'farewell')).toHaveLength(0);
    ctx.clock.set(at(0.01));
    for (let tick = 0; tick < 2; tick++) await endRounds(ctx);
    expect(await mailed(scene, 'farewell')).toHaveLength(2);
    for (const who of ['amina', 'mei'] as const) expect((await applied(scene, who))?.state).toBe('finished');
    const own = await partnershipOf(ctx, cast.programme, cast.people.mei, pair);
    expect(own).toMatchObject({ state: 'ended', endReason: 'round-over', asksToStay: true });
  });
});

test('at the end of a round nobody is left waiting: who has no partner is told why, and comes first only if they were looked for', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    const apply = (who: CastName, more: Record<string, unknown>) =>
      ctx.db
        .insertInto('application')
        .values({
          programme_id: cast.programme,
          round_id: round.id,
          person_id: cast.people[who],
          state: 'waiting',
          state_at: ctx.clock.now(),
          created_at: ctx.clock.now(),
          ...more,
        })
        .execute();
    const asked = { available_asked_at: ctx.clock.now(), answer_by: ctx.clock.now() };
    await apply('luca', { ...asked, available_at: ctx.clock.now(), waiting_reason: 'noCandidate' });
    await apply('nils', { ...asked, state: 'confirmed' });
    ctx.clock.set(round.dates.ends.dueAt.toISOString());
    for (let tick = 0; tick < 2; tick++) await endRounds(ctx);
    for (const who of ['luca', 'nils'] as const) expect((await applied(scene, who))?.state).toBe('finished');
    expect((await standingOf(ctx, (await applied(scene, 'luca'))!)).standing).toBe('unmatched');
    expect((await standingOf(ctx, (await applied(scene, 'nils'))!)).standing).toBe('unanswered');
    const told = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'text'])
      .where('kind', '=', 'round-over')
      .orderBy('person_id')
      .execute();
    const to = (who: CastName) => told.filter((mail) => mail.person_id === cast.people[who]);
    expect(told).toHaveLength(2);
    expect(to('luca')[0]?.text).toContain('you come first');
    expect(to('nils')[0]?.text).not.toContain('you come first');
  });
});
