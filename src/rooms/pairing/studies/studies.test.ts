import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { poolMember, poolOfMany } from '../../../../test/pool.ts';
import { erasePerson } from '../../people/index.ts';
import type { Round } from '../../programmes/index.ts';
import {
  askForecast,
  askSensitivity,
  forecastRounds,
  forecastUnmatched,
  forgetMatchInputs,
  lockProposal,
  runMatch,
  runStudy,
  startRun,
  studyOf,
} from '../index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';

interface Scene {
  ctx: TestCtx;
  round: Round;
  programme: number;
  actor: { kind: 'person'; id: number };
}

async function onStage(play: (scene: Scene) => Promise<void>) {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const actor = { kind: 'person' as const, id: cast.people.tomas };
    ctx.clock.set(new Date(round.dates.opens.dueAt.getTime() + 3_600_000).toISOString());
    await play({ ctx, round, programme: cast.programme, actor });
  });
}

/** Does the last study that was asked for. */
async function work({ ctx, programme }: Scene) {
  const job = ctx.enqueued.findLast(({ name }) => name === 'study');
  return runStudy(ctx, { programme, study: Number(job?.data['study']) });
}

const studiesAsked = ({ ctx }: Scene): number => ctx.enqueued.filter(({ name }) => name === 'study').length;

const forecastOf = ({ ctx, programme, round }: Scene) =>
  studyOf(ctx, { programme, round: round.id, kind: 'forecast', run: null });

const nuka = {
  name: 'Nuka',
  country: 'GL',
  zone: 'America/Nuuk',
  answers: { languages: [{ code: 'kl', level: 'native' }] },
};

async function match({ ctx, round, programme, actor }: Scene): Promise<number> {
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  const done = await runMatch(ctx, { programme, run: started.run });
  if (!done.ok) throw new Error(done.reason);
  return started.run;
}

test('what somebody asks for is computed before what the timetable asks for by itself', () =>
  onStage(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await poolOfMany(ctx, round, 4);
    await forecastRounds(ctx);
    await work(scene);
    await askForecast(ctx, { programme, round: round.id, actor });
    const asked = ctx.enqueued.filter(({ name }) => name === 'study');
    expect(asked.map(({ urgency = 0 }) => urgency)).toEqual([0, 1]);
  }));

test('what each rule costs is computed by a job and stays with the run', () =>
  onStage(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await poolOfMany(ctx, round, 4);
    const { person } = await poolMember(ctx, round, nuka as never);
    const run = await match(scene);
    const at = { programme, round: round.id, kind: 'sensitivity' as const, run };
    expect(await studyOf(ctx, at)).toBeNull();
    expect(await askSensitivity(ctx, { programme, run, actor })).toEqual({ ok: true });
    expect(await askSensitivity(ctx, { programme, run, actor })).toEqual({ ok: true });
    expect(studiesAsked(scene)).toBe(1);
    expect(await studyOf(ctx, at)).toMatchObject({ state: 'waiting', result: null });
    expect(await work(scene)).toEqual({ ok: true });
    const { state, progress, result } = (await studyOf(ctx, at))!;
    expect({ state, progress, matched: result!.now.matched }).toEqual({
      state: 'done',
      progress: 1,
      matched: 4,
    });
    expect(
      result!.changes.find(({ rule, change }) => rule === 'sharedLanguage' && change === 'off'),
    ).toMatchObject({ outcome: { matched: 5 }, gained: [person], lost: [] });
    expect(await work(scene)).toEqual({ ok: false, reason: 'gone' });
  }));

test('a forecast is made while applications are open, again when they change, and not more often than every ten minutes', () =>
  onStage(async (scene) => {
    const { ctx, round } = scene;
    await forecastRounds(ctx);
    expect(await forecastOf(scene)).toBeNull();
    await poolOfMany(ctx, round, 4);
    await forecastRounds(ctx);
    await forecastRounds(ctx);
    expect(studiesAsked(scene)).toBe(1);
    expect(await work(scene)).toEqual({ ok: true });
    expect((await forecastOf(scene))?.result?.totals).toMatchObject({ people: 4, matched: 4 });

    const { person } = await poolMember(ctx, round, nuka as never);
    await forecastRounds(ctx);
    expect(studiesAsked(scene)).toBe(1);
    ctx.clock.forward(0.2);
    await forecastRounds(ctx);
    expect(studiesAsked(scene)).toBe(2);
    // The last forecast stands until the next one is there.
    expect(await forecastOf(scene)).toMatchObject({ state: 'waiting', result: { totals: { people: 4 } } });
    await work(scene);
    const { result } = (await forecastOf(scene))!;
    expect(result).toMatchObject({
      totals: { people: 5, unmatched: 1 },
      barrier: { needed: [], groups: [[person]], unmatched: 1 },
    });
    expect(result).not.toHaveProperty('unmatched');
    const at = { programme: scene.programme, round: round.id, viewer: null };
    expect(await forecastUnmatched(ctx, at)).toMatchObject({
      rows: [{ who: { person }, reasons: { id: person, reason: 'noCandidate' } }],
      next: null,
    });
    ctx.clock.forward(1);
    await forecastRounds(ctx);
    expect(studiesAsked(scene)).toBe(2);
    // The forecast leaves the proposals of a match as they are.
    expect(await proposalsOf(ctx, scene.programme, round.id)).toEqual([]);
  }));

test('a forecast follows what is locked, can be asked for, and leaves its trace in the log only then', () =>
  onStage(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await poolOfMany(ctx, round, 4);
    await forecastRounds(ctx);
    await work(scene);
    await match(scene);
    const [proposal] = await proposalsOf(ctx, programme, round.id);
    await lockProposal(ctx, { programme, actor, proposal: proposal!.id });
    ctx.clock.forward(1);
    await forecastRounds(ctx);
    expect(studiesAsked(scene)).toBe(2);
    await work(scene);
    expect((await forecastOf(scene))?.result?.totals).toMatchObject({ locked: 1, matched: 4 });
    expect(await askForecast(ctx, { programme, round: round.id, actor })).toEqual({ ok: true });
    const kinds = await ctx.db
      .selectFrom('event')
      .select('kind')
      .where('kind', '=', 'forecast-asked')
      .execute();
    expect(kinds).toHaveLength(1);
  }));

test('somebody who erases themselves leaves nothing in runs and forecasts, and the purge takes the rest', () =>
  onStage(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const people = await poolOfMany(ctx, round, 4);
    const alone = await poolMember(ctx, round, nuka as never);
    const run = await match(scene);
    await askForecast(ctx, { programme, round: round.id, actor });
    await work(scene);
    await askSensitivity(ctx, { programme, run, actor });
    await work(scene);
    for (const { person } of [alone, people[0]!])
      await erasePerson(ctx, { programme, person, actor: { kind: 'person', id: person } });
    const row = () => ctx.db.selectFrom('match_run').select(['input', 'result']).executeTakeFirstOrThrow();
    const kept = await row();
    expect(kept.input).toBeNull();
    expect((kept.result as { groups: unknown[] }).groups).toHaveLength(1);
    expect((kept.result as { unmatched: unknown[] }).unmatched).toEqual([]);
    expect(await forecastOf(scene)).toBeNull();
    expect(await askSensitivity(ctx, { programme, run, actor })).toEqual({ ok: false, reason: 'input-gone' });

    ctx.clock.set(new Date(round.dates.purges.dueAt.getTime() + 1).toISOString());
    await forgetMatchInputs(ctx);
    expect(Object.keys((await row()).result as object)).not.toContain('insight');
    expect(await ctx.db.selectFrom('match_study').selectAll().execute()).toEqual([]);
  }));
