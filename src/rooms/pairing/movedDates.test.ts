import { expect, test } from 'vitest';
import { applied } from '../../../test/applicant.ts';
import { poolOfMany } from '../../../test/pool.ts';
import type { PoolMember } from '../../../test/pool.ts';
import { asMatcher } from '../../../test/onStage.ts';
import type { RoundScene } from '../../../test/onStage.ts';
import { addDays } from '../../lib/time.ts';
import { tick } from '../../jobs/timetable.ts';
import { answerAvailability, applicationById, standingOf } from '../applications/index.ts';
import { DATE_KINDS, changeDates, roundById, undoDates } from '../programmes/index.ts';
import type { DateKind, RoundDates } from '../programmes/index.ts';
import { proposalsOf, publish, runMatch, startRun } from './index.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Scene extends RoundScene {
  people: PoolMember[];
}

/** Six people who are confirmed and have not been asked yet, in the middle of the time to apply. */
const inOpenRound = (play: (scene: Scene) => Promise<void>): Promise<void> =>
  asMatcher(async (scene) => {
    const people = await poolOfMany(scene.ctx, scene.round, 6);
    await scene.ctx.db.updateTable('application').set({ available_at: null }).execute();
    await play({ ...scene, people });
  }, '2027-01-20T12:00:00Z');

const wait = ({ ctx }: RoundScene, ms: number): void =>
  ctx.clock.set(new Date(ctx.clock.now().getTime() + ms).toISOString());

/** Moves some dates to other wall times in Madrid. */
async function move(scene: RoundScene, walls: Partial<Record<DateKind, string>>) {
  const { ctx, programme, actor } = scene;
  const round = await roundById(ctx, programme, scene.round.id);
  const dates = Object.fromEntries(
    DATE_KINDS.map((kind) => [
      kind,
      { wall: walls[kind] ?? round.dates[kind].wall, zone: round.dates[kind].zone },
    ]),
  ) as RoundDates;
  const done = await changeDates(ctx, { programme, actor, round: round.id, dates });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done;
}

/** Ends the time to apply and chooses partners, all now: what left everybody out. */
const closeNow = (scene: RoundScene) =>
  move(scene, {
    closes: '2027-01-20T12:50',
    availability: '2027-01-20T12:55',
    matches: '2027-01-20T13:00',
  });

const mailsOf = ({ ctx }: RoundScene, kind: string) =>
  ctx.db
    .selectFrom('outbox')
    .select(['id', 'person_id', 'occasion', 'state', 'due_at', 'text'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();

/** Who is mailed; those of one moment come in no order of their own. */
const readersOf = (mails: readonly { person_id: number | null }[]): number[] =>
  mails.map(({ person_id }) => person_id ?? 0).toSorted((a, b) => a - b);

/** What is due in the outbox leaves. */
async function post({ ctx }: RoundScene): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: now })
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .execute();
}

async function match({ ctx, programme, actor, round }: RoundScene): Promise<void> {
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  await runMatch(ctx, { programme, run: started.run });
}

const publishIt = ({ ctx, programme, actor, round }: RoundScene) =>
  publish(ctx, { programme, round: round.id, actor });

const say = ({ ctx, programme }: RoundScene, { person, application }: PoolMember, available: boolean) =>
  answerAvailability(ctx, { programme, actor: { kind: 'person', id: person }, application, available });

async function standing({ ctx, programme }: RoundScene, { application }: PoolMember): Promise<string> {
  return (await standingOf(ctx, (await applicationById(ctx, programme, application))!)).standing;
}

test('closing, asking and choosing at once leaves nobody out: each is asked, has three days, and only then counts as silent', () =>
  inOpenRound(async (scene) => {
    const { people } = scene;
    await closeNow(scene);
    await tick(scene.ctx);
    // For ten minutes nothing happens that could not be taken back.
    expect(await mailsOf(scene, 'availability-request')).toEqual([]);
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    expect(await proposalsOf(scene.ctx, scene.programme, scene.round.id)).toHaveLength(3);

    wait(scene, 10 * MINUTE);
    await tick(scene.ctx);
    await post(scene);
    const asked = await mailsOf(scene, 'availability-request');
    expect(readersOf(asked)).toEqual(people.map(({ person }) => person));
    expect(asked[0]!.text).toContain('Saturday, 23 January 2027');
    // One heading in the outbox, to be held or dropped at once.
    expect(new Set(asked.map(({ occasion }) => occasion)).size).toBe(1);
    await tick(scene.ctx);
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    expect(await proposalsOf(scene.ctx, scene.programme, scene.round.id)).toHaveLength(3);
    expect(await standing(scene, people[0]!)).toBe('asked');

    wait(scene, 2 * DAY);
    for (const one of people.slice(0, 4)) expect(await say(scene, one, true)).toEqual({ ok: true });
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    wait(scene, DAY);
    expect(await standing(scene, people[5]!)).toBe('unanswered');
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: true, partnerships: 2, matched: 4, waiting: 0 });
    const silent = await mailsOf(scene, 'unanswered');
    expect(readersOf(silent)).toEqual(people.slice(4).map(({ person }) => person));
  }));

test('when all have answered, partners are published at once', () =>
  inOpenRound(async (scene) => {
    await closeNow(scene);
    wait(scene, 10 * MINUTE);
    await tick(scene.ctx);
    for (const one of scene.people.slice(0, 4)) await say(scene, one, true);
    for (const one of scene.people.slice(4)) await say(scene, one, false);
    await match(scene);
    expect(await publishIt(scene)).toMatchObject({ ok: true, matched: 4 });
  }));

test('a question that is held in the outbox has not begun its time, and one that was dropped was never asked', () =>
  inOpenRound(async (scene) => {
    const { ctx, people } = scene;
    await ctx.db.updateTable('programme').set({ hold_bulk: true }).execute();
    await closeNow(scene);
    wait(scene, 10 * MINUTE);
    await tick(ctx);
    wait(scene, 9 * DAY);
    await tick(ctx);
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    expect(await standing(scene, people[0]!)).toBe('asked');
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'dropped' })
      .where('kind', '=', 'availability-request')
      .execute();
    await tick(ctx);
    await match(scene);
    expect(await publishIt(scene)).toMatchObject({ ok: true, matched: 6 });
    expect(await mailsOf(scene, 'unanswered')).toEqual([]);
  }));

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
    // Whose draft comes too late hears that alone.
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

test('who was asked and is given less time is asked anew; who is given more keeps the first question, and its longer time', () =>
  inOpenRound(async (scene) => {
    const { ctx, round, people } = scene;
    ctx.clock.set(new Date(round.dates.availability.dueAt.getTime()).toISOString());
    await tick(ctx);
    await post(scene);
    await tick(ctx);
    await say(scene, people[0]!, true);
    await move(scene, {
      matches: addDays(round.dates.matches.wall, 3),
      introduces: addDays(round.dates.introduces.wall, 3),
    });
    wait(scene, 10 * MINUTE);
    await tick(ctx);
    expect(await mailsOf(scene, 'availability-request')).toHaveLength(6);
    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + DAY).toISOString());
    expect(await standing(scene, people[1]!)).toBe('asked');
    // A day before the end of the longer time it ends at once: who is silent has been told another day.
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
    ctx.clock.set(new Date(round.dates.availability.dueAt.getTime()).toISOString());
    await tick(ctx);
    await post(scene);
    await tick(ctx);
    await say(scene, people[0]!, true);
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
