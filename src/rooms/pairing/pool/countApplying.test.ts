import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../../test/applicant.ts';
import type { CastName } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { freeOf } from '../proposals/free.ts';
import { countApplying } from './countEligible.ts';

test('those who can be given partners are counted as far as a bound, and exactly below it, whoever of the first lacks a consent', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { id: round } = await stageForm(ctx, programme);
    const names: CastName[] = ['luca', 'mei', 'amina', 'bao', 'nils'];
    for (const name of names) await applied(ctx, cast, { id: round } as Parameters<typeof applied>[2], name);
    const asked = { programme, round, state: 'confirmed' as const };
    const now = ctx.clock.now();
    const counted = async (most?: number): Promise<number> =>
      (await sql<{ n: number }>`select ${countApplying(now, asked, most)} as n`.execute(ctx.db)).rows[0]!.n;
    const found = async (isFew: boolean): Promise<number> =>
      (await sql`${freeOf(now, { ...asked, isFew })}`.execute(ctx.db)).rows.length;
    expect(await counted()).toBe(5);
    expect([await counted(2), await counted(4), await counted(5)]).toEqual([3, 5, 5]);
    for (const [n, name] of names.slice(0, 3).entries()) {
      await sql`update consent set withdrawn_at = now() where person_id = ${people[name]} and kind = 'privacy'`.execute(
        ctx.db,
      );
      const there = 4 - n;
      // The first try reads as many people as are counted. People who lack a consent are among these, or come after them.
      for (const most of [1, 2, 3, 4, undefined])
        expect(await counted(most), `${there} up to ${most}`).toBe(Math.min(there, (most ?? 9) + 1));
      expect([await found(true), await found(false)]).toEqual([there, there]);
    }
  }));

test('they are counted along the index of their state, and not along all people of a programme, of whom those who wait may have come last', () =>
  onStage(async (ctx, { programme }) => {
    await sql`set local enable_sort = off`.execute(ctx.db);
    for (const state of ['confirmed', 'waiting'] as const) {
      const { rows } =
        await sql`explain (format json) select ${countApplying(ctx.clock.now(), { programme, round: 1, state })}`.execute(
          ctx.db,
        );
      const plan = JSON.stringify(rows);
      const tried = plan.slice(plan.indexOf('"CTE tried"'), plan.indexOf('"CTE standing"'));
      expect(tried).toContain(state === 'waiting' ? '"application_waits"' : '"application_in_turn"');
      expect(tried).not.toContain('"Merge Join"');
    }
  }));
