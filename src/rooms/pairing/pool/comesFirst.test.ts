import { expect, test } from 'vitest';
import { recheck, validatePolicy } from '#matching';
import type { MatchResult } from '#matching';
import { stageForm } from '../../../../test/applicant.ts';
import { apply, poolMember, poolOfMany } from '../../../../test/pool.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import { endPartnership } from '../../partnerships/index.ts';
import { forgetMatchInputs } from '../duties.ts';
import type { RunInput } from '../runs/matchInWorker.ts';
import { introduceByHand, publish } from '../index.ts';
import { fromKenya, match, setRules } from '../../../../test/promisedRules.ts';

test('whoever stayed without a partner, or was left by one, comes first the next time', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const home = { country: 'KE', zone: 'Africa/Nairobi' };
    const kenya = await fromKenya(scene, 4);
    await poolOfMany(ctx, round, 2);
    await match(scene);
    ctx.clock.set('2027-02-08T12:00:00Z');
    expect(await publish(ctx, { programme, round: round.id, actor })).toMatchObject({
      matched: 4,
      waiting: 2,
    });
    const [stays, left] = await ctx.db
      .selectFrom('membership')
      .select(['person_id as person', 'partnership_id as partnership'])
      .where(
        'person_id',
        'in',
        kenya.map(({ person }) => person),
      )
      .orderBy('person_id')
      .execute();
    const at = new Date('2027-04-01T12:00:00Z');
    await ctx.db
      .updateTable('partnership')
      .set({ state: 'ended', state_at: at, end_reason: 'left' })
      .where('id', '=', left!.partnership)
      .execute();
    await ctx.db
      .updateTable('membership')
      .set({ left_at: at })
      .where('partnership_id', '=', left!.partnership)
      .where('person_id', '<>', left!.person)
      .execute();

    const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
    for (const { person } of kenya) await apply(ctx, next, person, home);
    for (let k = 0; k < 3; k++)
      await poolMember(ctx, next, { name: `New ${k}`, country: 'IT', zone: 'Europe/Rome' });
    const again = { ...scene, round: next };
    expect((await match(again)).result.totals).toMatchObject({ matched: 6, unmatched: 1 });
    const rows = await ctx.db
      .selectFrom('unmatched')
      .select('reasons')
      .where('round_id', '=', next.id)
      .execute();
    // One of the four had a partner who stayed to the end: they do not come first, and get no partner.
    expect(rows.map(({ reasons }) => reasons.id)).toEqual([stays!.person]);
  }));

test('for whom a volunteer found another partner because the first was silent comes first the next time', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const kenya = await fromKenya(scene, 2);
    for (let k = 0; k < 3; k++)
      await poolMember(ctx, round, { name: `Italian ${k}`, country: 'IT', zone: 'Europe/Rome' });
    await match(scene);
    ctx.clock.set('2027-02-08T12:00:00Z');
    expect(await publish(ctx, { programme, round: round.id, actor })).toMatchObject({ matched: 4 });
    const { partnership } = await ctx.db
      .selectFrom('membership')
      .select('partnership_id as partnership')
      .where('person_id', '=', kenya[1]!.person)
      .executeTakeFirstOrThrow();
    ctx.clock.set('2027-03-08T12:00:00Z');
    const another = [kenya[1]!.person];
    expect(await endPartnership(ctx, { programme, actor, partnership, another })).toEqual({ ok: true });
    const free = await ctx.db
      .selectFrom('application')
      .select('id')
      .where('programme_id', '=', programme)
      .where('state', '=', 'waiting')
      .execute();
    ctx.clock.set('2027-03-09T12:00:00Z');
    const applications = free.map(({ id }) => id);
    expect(
      await introduceByHand(ctx, { programme, round: round.id, actor, applications, confirmed: true }),
    ).toMatchObject({ ok: true });

    const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
    for (const { person } of kenya) await apply(ctx, next, person, { country: 'KE', zone: 'Africa/Nairobi' });
    await poolMember(ctx, next, { name: 'New', country: 'IT', zone: 'Europe/Rome' });
    const { result } = await match({ ...scene, round: next });
    expect(result.unmatched.map(({ id }) => id)).toEqual([kenya[0]!.person]);
  }));

test('where the policy forbids trios, who is left over waits and is told so', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await poolOfMany(ctx, round, 3);
    expect((await match(scene)).result.totals).toMatchObject({ trios: 1, unmatched: 0 });
    await setRules(scene, { trios: 'forbid' });
    expect((await match(scene)).result.totals).toMatchObject({ trios: 0, pairs: 1, unmatched: 1 });
    ctx.clock.set('2027-02-08T12:00:00Z');
    expect(await publish(ctx, { programme, round: round.id, actor })).toMatchObject({
      matched: 2,
      waiting: 1,
    });
    const waiting = await ctx.db
      .selectFrom('application')
      .select('waiting_reason')
      .where('state', '=', 'waiting')
      .execute();
    expect(waiting).toEqual([{ waiting_reason: 'allTaken' }]);
  }));

test('a run keeps the policy it went by, and a proof that was checked, whatever the rules become later', () =>
  asMatcher(async (scene) => {
    const { ctx, round } = scene;
    await setRules(scene, { perCountry: 3, relax: ['otherCountry', 'dropMust'] });
    await poolOfMany(ctx, round, 4);
    const { id } = await match(scene);
    await setRules(scene, {});
    const row = await ctx.db
      .selectFrom('match_run')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.policy).toMatchObject({ version: 1, perCountry: 3, relax: ['otherCountry', 'dropMust'] });
    expect(validatePolicy(row.policy).ok).toBe(true);
    expect(row.proof).toMatchObject({
      proof: {
        verified: true,
        failure: null,
        cardinality: 2,
        bound: expect.stringMatching(/^\d+$/) as string,
      },
    });
    // The check is kept, and so is the input: anybody can check again until the round's data is deleted.
    const input = row.input as RunInput;
    const result = {
      ...(row.result as MatchResult),
      ...(row.proof as Pick<MatchResult, 'proof' | 'trioProof'>),
    };
    expect(recheck(input.candidates, row.policy, result, input)).toBe(true);
    ctx.clock.set('2029-01-01T12:00:00Z');
    await forgetMatchInputs(ctx);
    const { proof } = await ctx.db
      .selectFrom('match_run')
      .select('proof')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(proof).toMatchObject({ proof: { verified: true, cardinality: 2 } });
    expect(JSON.stringify(proof)).not.toContain('duals');
  }));
