import { expect, test } from 'vitest';
import { match } from '#matching';
import { hits } from '../../../test/claims/hits.ts';
import { asMatcher } from '../../../test/onStage.ts';
import { poolOfMany } from '../../../test/pool.ts';
import { json } from '../../db/json.ts';
import { erasePerson } from '../people/index.ts';
import { runMatch, startRun } from './index.ts';
import { keepResult } from './runs/keepResult.ts';
import { runInputOf } from './runs/runInput.ts';

test('a run that goes on while somebody is erased keeps nothing of them, and so does one that had ended', () =>
  asMatcher(async ({ ctx, round, programme, actor }) => {
    const people = await poolOfMany(ctx, round, 6);
    const gone = people[2]!.person;
    const ask = async (): Promise<number> => {
      const asked = await startRun(ctx, { programme, round: round.id, actor });
      if (!asked.ok) throw new Error(asked.reason);
      return asked.run;
    };
    await runMatch(ctx, { programme, run: await ask() });
    const run = await ask();
    const { policy, seed } = await ctx.db
      .updateTable('match_run')
      .set({ state: 'running', started_at: ctx.clock.now() })
      .where('id', '=', run)
      .returning(['policy', 'seed'])
      .executeTakeFirstOrThrow();
    const input = await runInputOf(ctx, { programme, round: round.id, policy, seed });
    await ctx.db
      .updateTable('match_run')
      .set({ input: json<unknown>(input) })
      .where('id', '=', run)
      .execute();
    const result = match(input.candidates, policy, { seed, locked: input.locked, insight: true });
    await erasePerson(ctx, { programme, actor: { kind: 'person', id: gone }, person: gone });
    expect(await keepResult(ctx, { programme, round: round.id, run, result })).toEqual({ ok: true });

    const runs = await ctx.db.selectFrom('match_run').selectAll().orderBy('id').execute();
    expect(runs.map(({ state, input, input_gone_at }) => [state, input, input_gone_at])).toEqual([
      ['done', null, ctx.clock.now()],
      ['done', null, ctx.clock.now()],
    ]);
    for (const { result, proof } of runs) {
      expect(named(result)).not.toContain(gone);
      expect((result as { groups: unknown[] }).groups).toHaveLength(2);
      expect(JSON.stringify(proof)).not.toContain('certificate');
    }
    const proposed = await ctx.db.selectFrom('proposal').select('alternatives').execute();
    expect(proposed.map(({ alternatives }) => alternatives !== null)).toEqual([true, true]);
    expect(named(proposed.map(({ alternatives }) => alternatives))).not.toContain(gone);
    expect(
      Object.keys(await hits(ctx.db, ['@pool.example'])).filter((place) => place.startsWith('match_')),
    ).toEqual([]);

    // The next run reads nothing of the erased person, and keeps its input.
    ctx.clock.forward(1);
    const next = await ask();
    await runMatch(ctx, { programme, run: next });
    const kept = await ctx.db
      .selectFrom('match_run')
      .select('input')
      .where('id', '=', next)
      .executeTakeFirstOrThrow();
    expect(kept.input).not.toBeNull();
  }));

/** All numbers of persons in a result, at any depth. */
function named(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'number' ? [one] : named(one)));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    ['id', 'a', 'b', 'other'].includes(key) ? [one] : named(one),
  );
}
