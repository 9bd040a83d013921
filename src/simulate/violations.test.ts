import { match } from '#matching';
import type { Policy } from '#matching';
import { expect, test } from 'vitest';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { poolOf } from '../rooms/pairing/index.ts';
import { weekBits } from '../lib/time/week.ts';
import type { BetweenTwo } from './rules/betweenTwo.ts';
import { apply, count, introduce, violationsScene, strict } from '../../test/violations.ts';
import type { Scene } from '../../test/violations.ts';

/** For each rule, an act that makes Amina and Luca break that rule and no other. */
const BREAKS: Record<Exclude<BetweenTwo, 'answers'>, (scene: Scene) => Promise<void> | void> = {
  otherCountry: ({ luca }) => {
    luca['country'] = 'SN';
  },
  otherEmployer: ({ amina, luca }) => {
    amina['employer'] = 'Blue Door, Inc.';
    luca['employer'] = 'BLUE DOOR INC';
  },
  sharedLanguage: ({ luca }) => {
    luca['languages'] = [
      { code: 'it', level: 'native' },
      { code: 'en', level: 'A2' },
    ];
  },
  zoneDifference: ({ luca }) => {
    luca['zone'] = 'Asia/Kathmandu';
  },
  overlapHours: ({ amina, luca }) => {
    // Evenings of the working week in Dakar, and mornings in Rome, an hour ahead.
    amina['hours'] = weekBits(['12345:9-10']);
    luca['hours'] = weekBits(['12345:4-5']);
  },
  musts: ({ luca }) => {
    luca['wishes'] = [
      { about: 'region', value: '019', strength: 'must' },
      { about: 'region', value: '142', strength: 'must' },
      { about: 'language', value: 'en', strength: 'must' },
    ];
  },
  neverAgain: async ({ ctx, set }) => {
    const [person_a, person_b] = [set.people.amina, set.people.luca].sort((a, b) => a - b) as [
      number,
      number,
    ];
    await ctx.db
      .insertInto('former_pair')
      .values({ programme_id: set.programme, person_a, person_b, at: ctx.clock.now() })
      .execute();
  },
  ruledOut: async ({ ctx, set }) => {
    await ctx.db
      .insertInto('exclusion')
      .values({
        programme_id: set.programme,
        person_id: set.people.luca,
        excluded_address: 'amina@cast.example',
        excluded_person_id: set.people.amina,
        created_at: ctx.clock.now(),
      })
      .execute();
  },
};

async function groupsBy(scene: Scene, policy: Policy): Promise<number> {
  const { candidates } = await poolOf(scene.ctx, { programme: scene.set.programme, round: scene.round.id });
  return match(candidates, policy).groups.length;
}

test('a pair that fits breaks nothing', async () => {
  await rolledBack(async (db) => {
    const on = await violationsScene(testContext(db));
    await apply(on);
    expect(await groupsBy(on, strict())).toBe(1);
    await introduce(on);
    expect(Object.entries(await count(on)).filter(([, n]) => n > 0)).toEqual([]);
  });
});

test.each(Object.keys(BREAKS) as (keyof typeof BREAKS)[])(
  'the matcher keeps %s; switched off there, its count rises and no other',
  async (rule) => {
    await rolledBack(async (db) => {
      const two = await violationsScene(testContext(db));
      await BREAKS[rule](two);
      await apply(two);
      expect(await groupsBy(two, strict())).toBe(0);
      const off = strict();
      off.hard[rule].on = false;
      expect(await groupsBy(two, off)).toBe(1);
      expect((await count(two))[rule]).toBe(0);
      await introduce(two);
      expect(Object.entries(await count(two)).filter(([, n]) => n > 0)).toEqual([[rule, 1]]);
    });
  },
);

test('a rule between two is counted while both are in a partnership, not of who came when the other had left', async () => {
  await rolledBack(async (db) => {
    const two = await violationsScene(testContext(db));
    two.luca['country'] = 'SN';
    await apply(two);
    await introduce(two);
    const { amina, luca } = two.set.people;
    const set = (person: number, dates: { left_at: Date } | { joined_at: Date }) =>
      db.updateTable('membership').set(dates).where('person_id', '=', person).execute();
    const left = new Date(two.ctx.clock.now().getTime() + 3_600_000);
    await set(luca, { left_at: left });
    expect(await count(two)).toMatchObject({ otherCountry: 1 });
    await set(amina, { joined_at: left });
    expect(await count(two)).toMatchObject({ otherCountry: 0 });
    await set(amina, { joined_at: new Date(left.getTime() - 1000) });
    expect(await count(two)).toMatchObject({ otherCountry: 1 });
  });
});
