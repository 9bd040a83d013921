import { expect, test } from 'vitest';
import { applied } from '../../../test/applicant.ts';
import { addDays } from '../../lib/time/time.ts';
import { tick } from '../../jobs/timetable.ts';
import { undoDates } from '../programmes/index.ts';
import type { DateKind } from '../programmes/index.ts';
import { mailsOf, match, post, publishIt, readersOf, say, standing } from '../../../test/askingAnew.ts';
import { DAY, MINUTE, closeNow, inOpenRound, move, wait } from '../../../test/movedDates.ts';
import type { Scene } from '../../../test/movedDates.ts';

test('whose address is dead cannot be asked: nobody waits for them, and nobody is given to them', () =>
  inOpenRound(async (scene) => {
    const { ctx, programme, people } = scene;
    await closeNow(scene);
    wait(scene, 10 * MINUTE);
    await tick(ctx);
    await post(scene);
    const dead = people[5]!;
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'failed', sent_at: null })
      .where('kind', '=', 'availability-request')
      .where('person_id', '=', dead.person)
      .execute();
    const { address } = await ctx.db
      .selectFrom('person')
      .select('address')
      .where('id', '=', dead.person)
      .$narrowType<{ address: string }>()
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('suppression')
      .values({ programme_id: programme, address, reason: 'bounce', at: ctx.clock.now() })
      .execute();
    await tick(ctx);
    for (const one of people.slice(0, 5)) await say(scene, one, true);
    await match(scene);
    expect(await publishIt(scene)).toMatchObject({ ok: true });
    expect((await mailsOf(scene, 'introduction')).map(({ person_id }) => person_id)).not.toContain(
      dead.person,
    );
  }));

test('a change that is taken back within ten minutes closes nothing, asks nobody and mails nobody', () =>
  inOpenRound(async (scene) => {
    const { ctx, cast, round, programme, actor } = scene;
    await ctx.db.updateTable('person').set({ account_id: null }).where('id', '=', cast.people.luca).execute();
    const draft = await applied(ctx, cast, round, 'luca');
    await ctx.db.updateTable('application').set({ state: 'draft' }).where('id', '=', draft).execute();
    await ctx.db.deleteFrom('outbox').execute();
    await closeNow(scene);
    const held = await mailsOf(scene, 'dates-changed');
    // Somebody with a draft learns only that it comes too late.
    expect(held.map(({ person_id }) => person_id)).not.toContain(cast.people.luca);
    expect(held).toHaveLength(6);
    for (const { due_at: at } of held)
      expect(at.getTime()).toBeGreaterThanOrEqual(ctx.clock.now().getTime() + 10 * MINUTE);
    wait(scene, 9 * MINUTE);
    await tick(ctx);
    const event = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'round-dates-changed')
      .executeTakeFirstOrThrow();
    expect(await undoDates(ctx, { programme, actor, event: event.id })).toEqual({ ok: true });
    wait(scene, 30 * MINUTE);
    await tick(ctx);
    await post(scene);
    const left = await ctx.db.selectFrom('outbox').select('kind').where('state', '!=', 'dropped').execute();
    expect(left).toEqual([]);
    expect(await standing(scene, scene.people[0]!)).toBe('confirmed');
  }));

/** Everybody is asked on the day the round plans, and the first person says yes. */
async function firstSaysYes(scene: Scene): Promise<void> {
  const { ctx, round, people } = scene;
  ctx.clock.set(new Date(round.dates.availability.dueAt.getTime()).toISOString());
  await tick(ctx);
  await post(scene);
  await tick(ctx);
  await say(scene, people[0]!, true);
}

test('who was asked and is given less time is asked anew; who is given more keeps the first question, and its longer time', () =>
  inOpenRound(async (scene) => {
    const { ctx, round, people } = scene;
    await firstSaysYes(scene);
    await move(scene, {
      matches: addDays(round.dates.matches.wall, 3),
      introduces: addDays(round.dates.introduces.wall, 3),
    });
    wait(scene, 10 * MINUTE);
    await tick(ctx);
    expect(await mailsOf(scene, 'availability-request')).toHaveLength(6);
    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + DAY).toISOString());
    expect(await standing(scene, people[1]!)).toBe('asked');
    // The longer time is cut to end a day earlier: silent people were told another day, and are asked again.
    await move(scene, { matches: addDays(round.dates.matches.wall, 1) });
    wait(scene, 10 * MINUTE);
    await tick(ctx);
    await post(scene);
    await tick(ctx);
    const asked = await mailsOf(scene, 'availability-request');
    expect(readersOf(asked.slice(6))).toEqual(people.slice(1).map(({ person }) => person));
    wait(scene, 2 * DAY);
    expect(await standing(scene, people[1]!)).toBe('asked');
    wait(scene, 2 * DAY);
    expect(await standing(scene, people[1]!)).toBe('unanswered');
    expect(await standing(scene, people[0]!)).toBe('matching');
  }));

test('asking at a later day asks those again who were silent, once that day has come', () =>
  inOpenRound(async (scene) => {
    const { ctx, round, people } = scene;
    await firstSaysYes(scene);
    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + DAY).toISOString());
    expect(await standing(scene, people[1]!)).toBe('unanswered');
    const later = (kind: DateKind): string => addDays(round.dates[kind].wall, 14);
    await move(scene, {
      closes: later('closes'),
      availability: later('availability'),
      matches: later('matches'),
      introduces: later('introduces'),
    });
    wait(scene, DAY);
    await tick(ctx);
    expect(await standing(scene, people[1]!)).toBe('asked');
    expect(await mailsOf(scene, 'availability-request')).toHaveLength(6);
    ctx.clock.set(new Date(round.dates.availability.dueAt.getTime() + 14 * DAY).toISOString());
    await tick(ctx);
    const asked = await mailsOf(scene, 'availability-request');
    expect(readersOf(asked.slice(6))).toEqual(people.slice(1).map(({ person }) => person));
    expect(await standing(scene, people[0]!)).toBe('available');
  }));
