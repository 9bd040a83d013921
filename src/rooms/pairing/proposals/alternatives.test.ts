import { expect, test } from 'vitest';
import { brokenRules, isOn, score } from '#matching';
import { asMatcher } from '../../../../test/onStage.ts';
import { poolOfMany } from '../../../../test/pool.ts';
import { propose } from '../../../../test/proposalsOf.ts';
import { weighableOf } from '../pool/weighable.ts';
import { alternativesFor } from './alternatives.ts';

test('of everybody who could be a partner, the first are those of all of them put in order, and the others are counted', () =>
  asMatcher(async ({ ctx, programme, round }) => {
    const people = await poolOfMany(ctx, round, 70);
    const state = 'confirmed' as const;
    // Some people come first, and some of those have a proposal. Others break one rule or several.
    for (const [n, { application, person }] of people.entries()) {
      await ctx.db
        .updateTable('application')
        .set({ priority: n % 7 === 3 ? 1 : 0 })
        .where('id', '=', application)
        .execute();
      if (n % 3 === 1)
        await ctx.db
          .updateTable('person')
          .set({ country: n % 2 ? 'PE' : 'IT' })
          .where('id', '=', person)
          .execute();
    }
    const at = { programme, round: round.id };
    const proposed = people.filter((_, n) => n % 14 === 3).map(({ application }) => application);
    for (const application of proposed) await propose(ctx, at, [application]);
    const { pool, c, policy } = await weighableOf(ctx, { ...at, state });
    const me = pool.candidates.findIndex(({ id }) => Number(id) === people[1]!.person);
    const inOrder = pool.candidates
      .map(({ id }, index) => {
        const application = pool.applications.get(Number(id))!;
        const n = people.findIndex((one) => one.application === application);
        return {
          application,
          index,
          broken: brokenRules(c, policy, me, index).filter((rule) => isOn(policy, rule)).length,
          first: n % 7 === 3 && !proposed.includes(application) ? 1 : 0,
          weight: score(c, policy, me, index),
        };
      })
      .filter(({ index }) => index !== me)
      .toSorted(
        (a, b) => a.broken - b.broken || b.first - a.first || b.weight - a.weight || a.index - b.index,
      );
    const allowed = inOrder.filter(({ broken }) => broken === 0).map(({ application }) => application);
    const blocked = inOrder.filter(({ broken }) => broken > 0).map(({ application }) => application);
    const input = { ...at, state, application: people[1]!.application, viewer: null };
    // First read anew, then kept.
    for (const _ of [1, 2]) {
      const found = await alternativesFor(ctx, input);
      expect(found!.counts).toEqual({ allowed: allowed.length, blocked: blocked.length });
      expect(found!.allowed.map(({ who }) => who.application)).toEqual(allowed.slice(0, 30));
      expect(found!.blocked.map(({ who }) => who.application)).toEqual(blocked.slice(0, 20));
      const inProposal = found!.allowed.filter(({ proposal }) => proposal !== null);
      expect(inProposal.map(({ who }) => who.application).toSorted()).toEqual(
        allowed
          .slice(0, 30)
          .filter((one) => proposed.includes(one))
          .toSorted(),
      );
    }
    expect([allowed.length > 30, blocked.length > 0, proposed.length]).toEqual([true, true, 5]);
    // Kept people are weighed anew once they have changed.
    await ctx.db
      .updateTable('application')
      .set({ state: 'withdrawn' })
      .where('id', '=', allowed[0]!)
      .execute();
    const later = await alternativesFor(ctx, input);
    expect(later!.allowed.map(({ who }) => who.application)).toEqual(allowed.slice(1, 31));
    expect(later!.counts.allowed).toBe(allowed.length - 1);
  }));
