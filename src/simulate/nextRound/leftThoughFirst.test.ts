import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onTheDay } from '../../../test/publishing.ts';
import { pairAndOne } from '../../../test/trio.ts';
import { PROMISED } from '../../../test/violations.ts';
import { leftThoughFirst } from './leftThoughFirst.ts';

test('who was promised to come first, and has no partner although somebody without such a promise has one who would fit, is counted', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    const { first, second, third } = await pairAndOne(scene);
    await sql`update application set available_at = ${ctx.clock.now()}`.execute(ctx.db);
    const rules = { ...PROMISED, percent: null, maxHours: null, minHours: null, otherEmployer: false };
    const left = (promised: readonly number[], more = {}) =>
      leftThoughFirst(
        ctx,
        { programme, round: round.id, before: round.id - 1, first: promised },
        { ...rules, ...more },
      );
    expect(await left([third.person])).toBe(1);
    expect(await left([])).toBe(0);
    expect(await left([first.person])).toBe(0);
    expect(await left([third.person], { places: 1 })).toBe(0);
    for (const { person } of [first, second])
      await sql`
        insert into former_pair (programme_id, person_a, person_b, round_label, source, at)
        values (${programme}, ${Math.min(person, third.person)}, ${Math.max(person, third.person)}, 'before', 'test', ${ctx.clock.now()})`.execute(
        ctx.db,
      );
    expect(await left([third.person])).toBe(0);
  }));
