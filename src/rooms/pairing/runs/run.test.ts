import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import type { MatchResult } from '#matching';
import { poolMember, poolOfMany } from '../../../../test/pool.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import { cancelRun, poolOf, runMatch, startRun } from '../index.ts';
import { groups, matchOnce } from '../../../../test/matchOnce.ts';

test('a run pairs everybody it can, keeps input, result and proof, and says so in the log', () =>
  asMatcher(async (scene) => {
    const { ctx, round } = scene;
    await poolOfMany(ctx, round, 8);
    const run = await matchOnce(scene);
    expect(run).toMatchObject({ number: 1, state: 'done', progress: 1, error: null });
    expect(run.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(run.proof).toMatchObject({ proof: { verified: true, cardinality: 4 } });
    expect(await groups(scene)).toHaveLength(4);
    expect(ctx.enqueued).toContainEqual({ name: 'match', data: { programme: scene.programme, run: run.id } });
    const kinds = (await ctx.db.selectFrom('event').select('kind').execute()).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['match-run-asked', 'match-run-done']));
  }));

test('the same people and seed give the same fingerprint and the same pairs; another seed has a fingerprint of its own', () =>
  asMatcher(async (scene) => {
    await poolOfMany(scene.ctx, scene.round, 12);
    const [one, two, three] = [
      await matchOnce(scene),
      await matchOnce(scene),
      await matchOnce(scene, { seed: 7 }),
    ];
    expect(two.fingerprint).toBe(one.fingerprint);
    expect(two.result).toEqual(one.result);
    expect(three.fingerprint).not.toBe(one.fingerprint);
  }));

test('an odd person joins two others, all of three countries', () =>
  asMatcher(async (scene) => {
    await poolOfMany(scene.ctx, scene.round, 3);
    await matchOnce(scene);
    expect((await groups(scene)).map((members) => members.length)).toEqual([3]);
    const people = await scene.ctx.db
      .selectFrom('proposal_member')
      .innerJoin('application', 'application.id', 'proposal_member.application_id')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select('person.country')
      .execute();
    expect(new Set(people.map(({ country }) => country)).size).toBe(3);
  }));

test('whoever stays alone is noted with the rule that left nobody', () =>
  asMatcher(async (scene) => {
    const { ctx, round } = scene;
    await poolOfMany(ctx, round, 2);
    const alone = await poolMember(ctx, round, {
      name: 'Alone',
      country: 'GL',
      zone: 'America/Nuuk',
      answers: { languages: [{ code: 'kl', level: 'native' }] },
    });
    await matchOnce(scene);
    const rows = await ctx.db.selectFrom('unmatched').selectAll().execute();
    expect(rows).toMatchObject([
      {
        application_id: alone.application,
        reasons: { reason: 'noCandidate', blocks: [{ rule: 'sharedLanguage', took: 2 }] },
      },
    ]);
  }));

test('a run that was stopped changes nothing, and one at a time is enough', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await poolOfMany(ctx, round, 2);
    const started = await startRun(ctx, { programme, round: round.id, actor });
    if (!started.ok) throw new Error(started.reason);
    expect(await startRun(ctx, { programme, round: round.id, actor })).toEqual({
      ok: false,
      reason: 'running',
    });
    expect(await cancelRun(ctx, { programme, run: started.run, actor })).toEqual({ ok: true });
    expect(await runMatch(ctx, { programme, run: started.run })).toEqual({ ok: false, reason: 'gone' });
    expect(await groups(scene)).toEqual([]);
  }));

test('a run that fails says so, and the next may start', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const [one] = await poolOfMany(ctx, round, 2);
    await ctx.db
      .updateTable('application')
      .set({ priority: -5 })
      .where('id', '=', one!.application)
      .execute();
    const started = await startRun(ctx, { programme, round: round.id, actor });
    if (!started.ok) throw new Error(started.reason);
    expect(await runMatch(ctx, { programme, run: started.run })).toEqual({ ok: false, reason: 'unexpected' });
    const row = await ctx.db.selectFrom('match_run').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'failed', error: 'unexpected' });
    expect(await startRun(ctx, { programme, round: round.id, actor })).toMatchObject({ ok: true, number: 2 });
  }));

test('a process that stops leaves its run for the next', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await poolOfMany(ctx, round, 2);
    const started = await startRun(ctx, { programme, round: round.id, actor });
    if (!started.ok) throw new Error(started.reason);
    const stopped = AbortSignal.abort();
    await expect(runMatch(ctx, { programme, run: started.run }, stopped)).rejects.toThrow();
    expect(await runMatch(ctx, { programme, run: started.run })).toEqual({ ok: true });
  }));

test('whatever people answer, no proposal breaks a rule of its policy', async () => {
  const person = fc.record({
    country: fc.constantFrom('SN', 'IT', 'CN', 'NP'),
    zone: fc.constantFrom(
      'Africa/Dakar',
      'Europe/Rome',
      'Asia/Shanghai',
      'Asia/Kathmandu',
      'Pacific/Auckland',
    ),
    languages: fc.uniqueArray(
      fc.record({
        code: fc.constantFrom('en', 'fr', 'zh'),
        level: fc.constantFrom('A1', 'B1', 'C1', 'native'),
      }),
      { selector: ({ code }) => code, minLength: 1, maxLength: 2 },
    ),
    wishes: fc.array(
      fc.record({
        about: fc.constant('country'),
        value: fc.constantFrom('SN', 'IT'),
        strength: fc.constantFrom('wish', 'must'),
      }),
      { maxLength: 1 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 2, maxLength: 9 }), (people) =>
      asMatcher(async (scene) => {
        const { ctx, round, programme } = scene;
        for (const { country, zone, ...answers } of people)
          await poolMember(ctx, round, {
            name: randomUUID(),
            country,
            zone,
            answers: answers as never,
          });
        const policy = defaultPolicy();
        policy.hard.zoneDifference = { on: true, maxHours: 7 };
        const run = await matchOnce(scene, { policy });
        const { candidates } = await poolOf(ctx, { programme, round: round.id });
        const by = new Map(candidates.map((one) => [one.id, one]));
        const result = run.result as MatchResult;
        const placed = result.groups.flatMap(({ members }) => members);
        expect(new Set(placed).size).toBe(placed.length);
        expect(placed.length + result.unmatched.length).toBe(people.length);
        for (const { members } of result.groups)
          for (const one of members)
            for (const other of members) {
              if (one === other) continue;
              const [a, b] = [by.get(one)!, by.get(other)!];
              expect(a.country).not.toBe(b.country);
              const apart = Math.abs(a.utcOffsetMinutes - b.utcOffsetMinutes);
              expect(Math.min(apart, 1440 - apart)).toBeLessThanOrEqual(420);
              expect(
                a.languages.some(
                  (l) => l.level >= 3 && b.languages.some((m) => m.code === l.code && m.level >= 3),
                ),
              ).toBe(true);
              const musts = a.wishes.filter(({ strength }) => strength === 'must');
              if (musts.length > 0) expect(musts.map(({ value }) => value)).toContain(b.country);
            }
      }),
    ),
    { numRuns: 12 },
  );
});
