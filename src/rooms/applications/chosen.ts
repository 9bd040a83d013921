import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';

/** An option chosen in a question, or a bound of an answer. A bound is a number, or a day as its digits (20270301). */
export type ChosenAnswer = { question: number } & ({ option: string } | Bound);
type Bound = { least: number } | { most: number };

const isBound = (one: ChosenAnswer): one is { question: number } & Bound => !('option' in one);

/** More applications than this are found sooner by walking along a list, since one in a few of its rows is one of them. */
const FEW = 5000;

/**
 * The applications whose answers lie within all bounds, read by the index of answers that have a rank, if they are few. Null if they are
 * many, undefined without a bound. The planner knows how answers to all questions are spread, but not those to one.
 */
export async function fewWithin(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  chosen: readonly ChosenAnswer[],
): Promise<number[] | null | undefined> {
  const [first, ...more] = withinOf(programme, chosen);
  if (!first) return undefined;
  const all = more.reduce((found, one) => sql`${found} and application_id in (${one})`, sql`true`);
  const { rows } = await sql<{ id: number }>`
    select application_id as id from (${first}) within where ${all} limit ${FEW + 1}`.execute(db);
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}

/**
 * The people a query finds, if they are few; null if they are many. The planner cannot know whether all of them are at the end of a list.
 */
export async function fewAmong(
  { db }: Pick<Ctx, 'db'>,
  people: RawBuilder<{ person_id: number }>,
): Promise<number[] | null> {
  const { rows } = await sql<{ person_id: number }>`${people} order by 1 limit ${FEW + 1}`.execute(db);
  return rows.length > FEW ? null : rows.map(({ person_id }) => person_id);
}

/** Conditions on `application`: all options chosen, by their index, and all bounds held, by the ids of `fewWithin` if it read them. */
export function haveChosen(
  programme: number,
  chosen: readonly ChosenAnswer[],
  within: readonly number[] | null | undefined,
): RawBuilder<boolean>[] {
  const options = chosen.flatMap((one) =>
    'option' in one
      ? [
          sql<boolean>`application.id in (select chosen.application_id from answer chosen
            where answer_choices(chosen.programme_id, chosen.question_id, chosen.value)
              @> array[${`${programme}/${one.question}/${one.option}`}::text])`,
        ]
      : [],
  );
  if (within) return [...options, sql<boolean>`application.id = ${anyOf(within)}`];
  return [...options, ...withinOf(programme, chosen).map((one) => sql<boolean>`application.id in (${one})`)];
}

/** A query for each question with bounds: the applications with an answer within them. */
function withinOf(programme: number, chosen: readonly ChosenAnswer[]): RawBuilder<unknown>[] {
  return [...Map.groupBy(chosen.filter(isBound), ({ question }) => question)].map(([question, bounds]) => {
    const least = Math.max(...bounds.map((one) => ('least' in one ? one.least : -Infinity)));
    const most = Math.min(...bounds.map((one) => ('most' in one ? one.most : Infinity)));
    return sql`select ranked.application_id from answer ranked
      where ranked.programme_id = ${programme} and ranked.question_id = ${question}
        and answer_rank(ranked.value) between ${String(least)}::numeric and ${String(most)}::numeric`;
  });
}
