import { defaultPolicy } from '#matching';
import type { Policy } from '#matching';
import { libraryForm } from '../sample/libraryOptions.ts';
import { stage, stageRound } from './cast.ts';
import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { writeAnswers } from '../src/rooms/applications/index.ts';
import type { AnswerValue } from '../src/rooms/forms/index.ts';
import { loadForm, questionsOf } from '../src/rooms/programmes/index.ts';
import type { Round } from '../src/rooms/programmes/index.ts';
import { countViolations } from '../src/simulate/violations.ts';
import type { Promised } from '../src/simulate/violations.ts';

export type AnswersByKey = Record<string, AnswerValue>;

export interface Scene {
  ctx: TestCtx;
  set: Stage;
  round: Round;
  amina: AnswersByKey;
  luca: AnswersByKey;
}

export const PROMISED: Promised = {
  minLevel: 3,
  maxHours: 4,
  otherEmployer: true,
  places: null,
  percent: 100,
  minHours: 20,
  answers: [],
};

/** All rules that can be switched, switched on. */
export function strict(): Policy {
  const policy = defaultPolicy();
  policy.hard.zoneDifference = { on: true, maxHours: 4 };
  policy.hard.otherEmployer.on = true;
  policy.hard.overlapHours = { on: true, minHours: 20 };
  return policy;
}

export async function violationsScene(ctx: TestCtx): Promise<Scene> {
  const set = await stage(ctx);
  const round = await stageRound(ctx, set.programme);
  await loadForm(ctx, set.programme, round.id, libraryForm);
  const amina: AnswersByKey = {
    country: 'SN',
    zone: 'Africa/Dakar',
    languages: [
      { code: 'fr', level: 'native' },
      { code: 'en', level: 'B2' },
    ],
  };
  const luca: AnswersByKey = {
    country: 'IT',
    zone: 'Europe/Rome',
    languages: [{ code: 'en', level: 'B1' }],
  };
  return { ctx, set, round, amina, luca };
}

/** Two people who apply, are confirmed and have consented to everything. */
export async function apply({ ctx, set, round, amina, luca }: Scene): Promise<void> {
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

export async function introduce({ ctx, set, round }: Scene): Promise<void> {
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

export const count = ({ ctx, set, round }: Scene) =>
  countViolations(ctx, { programme: set.programme, round: round.id }, PROMISED);
