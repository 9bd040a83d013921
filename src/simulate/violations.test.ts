import { defaultPolicy, match } from '#matching';
import type { Policy } from '#matching';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { libraryForm } from '../../sample/library-options.ts';
import { stage, stageRound } from '../../test/cast.ts';
import type { Stage } from '../../test/cast.ts';
import { testContext } from '../../test/context.ts';
import type { TestCtx } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { writeAnswers } from '../rooms/applications/index.ts';
import type { AnswerValue } from '../rooms/applications/index.ts';
import { poolOf } from '../rooms/pairing/index.ts';
import { weekBits } from '../lib/week.ts';
import { loadForm, questionsOf } from '../rooms/programmes/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import { countViolations, promisedBy } from './violations.ts';
import type { Promised, Rule } from './violations.ts';

type Answers = Record<string, AnswerValue>;

interface Scene {
  ctx: TestCtx;
  set: Stage;
  round: Round;
  amina: Answers;
  luca: Answers;
}

const PROMISED: Promised = {
  minLevel: 3,
  maxHours: 4,
  otherEmployer: true,
  places: null,
  percent: 100,
  minHours: 20,
  answers: [],
};

/** All the rules that can be switched, on. */
function strict(): Policy {
  const policy = defaultPolicy();
  policy.hard.zoneDifference = { on: true, maxHours: 4 };
  policy.hard.otherEmployer.on = true;
  policy.hard.overlapHours = { on: true, minHours: 20 };
  return policy;
}

/** For each rule, what makes Amina and Luca break this one and no other. */
const BREAKS: Record<
  Exclude<Rule, 'perCountry' | 'oneAtATime' | 'unconfirmed' | 'states' | 'silence' | 'answers' | 'tooLate'>,
  (scene: Scene) => Promise<void> | void
> = {
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

async function scene(ctx: TestCtx): Promise<Scene> {
  const set = await stage(ctx);
  const round = await stageRound(ctx, set.programme);
  await loadForm(ctx, set.programme, round.id, libraryForm);
  const amina: Answers = {
    country: 'SN',
    zone: 'Africa/Dakar',
    languages: [
      { code: 'fr', level: 'native' },
      { code: 'en', level: 'B2' },
    ],
  };
  const luca: Answers = {
    country: 'IT',
    zone: 'Europe/Rome',
    languages: [{ code: 'en', level: 'B1' }],
  };
  return { ctx, set, round, amina, luca };
}

/** Both apply, are confirmed and have said yes to everything. */
async function apply({ ctx, set, round, amina, luca }: Scene): Promise<void> {
  const { programme } = set;
  const questions = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
  const now = ctx.clock.now();
  for (const [who, given] of [
    ['amina', amina],
    ['luca', luca],
  ] as const) {
    const person = set.people[who];
    const { id: application } = await ctx.db
      .insertInto('application')
      .values({
        programme_id: programme,
        round_id: round.id,
        person_id: person,
        state: 'confirmed',
        state_at: now,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const kind of ['conduct', 'privacy', 'adult'] as const)
      await ctx.db
        .insertInto('consent')
        .values({ programme_id: programme, person_id: person, kind, version: 1, given_at: now })
        .execute();
    await writeAnswers(ctx, {
      programme,
      application,
      person,
      answers: questions
        .filter(({ role }) => role !== null && role in given)
        .map((question) => ({ question, value: given[question.role!] ?? null })),
    });
  }
}

async function groupsBy(scene: Scene, policy: Policy): Promise<number> {
  const { candidates } = await poolOf(scene.ctx, { programme: scene.set.programme, round: scene.round.id });
  return match(candidates, policy).groups.length;
}

async function introduce({ ctx, set, round }: Scene): Promise<void> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('partnership')
    .values({
      programme_id: set.programme,
      round_id: round.id,
      state: 'introduced',
      state_at: now,
      introduced_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const person of [set.people.amina, set.people.luca])
    await ctx.db
      .insertInto('membership')
      .values({
        programme_id: set.programme,
        partnership_id: id,
        person_id: person,
        round_id: round.id,
        joined_at: now,
      })
      .execute();
  await ctx.db
    .updateTable('application')
    .set({ state: 'matched' })
    .where('round_id', '=', round.id)
    .execute();
}

const count = ({ ctx, set, round }: Scene) =>
  countViolations(ctx, { programme: set.programme, round: round.id }, PROMISED);

test('a pair that fits breaks nothing', async () => {
  await rolledBack(async (db) => {
    const on = await scene(testContext(db));
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
      const two = await scene(testContext(db));
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

test('somebody who never confirmed, a state that lies, and a silence are counted', async () => {
  await rolledBack(async (db) => {
    const two = await scene(testContext(db));
    await apply(two);
    await introduce(two);
    await db
      .updateTable('person')
      .set({ address_confirmed_at: null })
      .where('id', '=', two.set.people.luca)
      .execute();
    expect(await count(two)).toMatchObject({ unconfirmed: 1, states: 0, silence: 0 });
    await db
      .updateTable('application')
      .set({ state: 'waiting', waiting_reason: 'noCandidate' })
      .where('person_id', '=', two.set.people.luca)
      .execute();
    expect(await count(two)).toMatchObject({ unconfirmed: 1, states: 1, silence: 1 });
  });
});

test('people of one country beyond its places are counted, whether the cap is a number or a share of who was there', async () => {
  await rolledBack(async (db) => {
    const two = await scene(testContext(db));
    two.luca['country'] = 'SN';
    await apply(two);
    await introduce(two);
    const beyond = async (perCountry: Policy['perCountry']) => {
      const place = { programme: two.set.programme, round: two.round.id };
      const found = await countViolations(two.ctx, place, promisedBy({ ...strict(), perCountry }));
      return found.perCountry;
    };
    const caps = [null, 1, 2, { percent: 100 }, { percent: 99 }, { percent: 1 }];
    expect(await Promise.all(caps.map(beyond))).toEqual([0, 1, 0, 0, 1, 1]);
  });
});

test('two partnerships at once, an application after the close, and own questions that a must is about are counted', async () => {
  await rolledBack(async (db) => {
    const two = await scene(testContext(db));
    await apply(two);
    await introduce(two);
    // The database does not let it come to that by itself.
    await sql`drop index membership_one_at_a_time`.execute(db);
    await introduce(two);
    expect(await count(two)).toMatchObject({ oneAtATime: 2, tooLate: 0, answers: 0 });
    await db
      .updateTable('application')
      .set({ created_at: new Date(two.round.dates.closes.dueAt.getTime() + 1000) })
      .where('person_id', '=', two.set.people.luca)
      .execute();
    expect(await count(two)).toMatchObject({ tooLate: 1 });
  });
});

test.each(['equal', 'different'] as const)(
  'answers to a question that have to be %s are counted when they are not',
  async (want) => {
    await rolledBack(async (db) => {
      const two = await scene(testContext(db));
      two.amina['sector'] = 'public';
      two.luca['sector'] = want === 'equal' ? 'academic' : 'public';
      await apply(two);
      await introduce(two);
      const { id } = await db
        .selectFrom('question')
        .select('id')
        .where('role', '=', 'sector')
        .executeTakeFirstOrThrow();
      const broken = async (want: 'equal' | 'different', strength: 'wish' | 'must') => {
        const answers = [{ question: String(id), want, strength, weight: 10 }];
        const place = { programme: two.set.programme, round: two.round.id };
        return (await countViolations(two.ctx, place, promisedBy({ ...strict(), answers }))).answers;
      };
      expect([await broken(want, 'must'), await broken(want, 'wish')]).toEqual([1, 0]);
      expect(await broken(want === 'equal' ? 'different' : 'equal', 'must')).toBe(0);
    });
  },
);
