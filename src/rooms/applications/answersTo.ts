import { sql } from 'kysely';
import type { Bounds } from '../../db/schema.ts';
import { PLANNED_ANEW } from '../../db/prepare.ts';
import type { Ctx } from '../ctx.ts';

/** Answers to a question are counted up to this number: nobody needs the exact one, and counting all takes long. */
export const MOST_COUNTED = 1000;

/** How many answers a question has in a round, and how many of these a new wording would no longer take. */
export interface AnswersTo {
  /** One more than `MOST_COUNTED` for any number above that. */
  all: number;
  /** Answers with an option that is gone, or with a number outside the bounds. */
  outside: number;
}

/** Counts the answers to a question in a round. `gone` are options that it is about to lose, `bounds` those that it is about to get. */
export async function answersTo(
  ctx: Pick<Ctx, 'db'>,
  input: {
    programme: number;
    round: number;
    question: number;
    gone?: readonly string[];
    bounds?: Bounds | null | undefined;
  },
): Promise<AnswersTo> {
  const { programme, round, question, gone = [], bounds } = input;
  // Values are read only when one may be outside: with fifty thousand answers, that takes much longer than counting them by the index.
  const mayBe = gone.length > 0 || (bounds?.least ?? bounds?.most ?? null) !== null;
  const number = sql`case when jsonb_typeof(answer.value) = 'number' then (answer.value #>> '{}')::numeric end`;
  const isOutside = sql`answer.value ?| ${[...gone]}::text[]
    or ${number} < ${bounds?.least ?? null}::numeric or ${number} > ${bounds?.most ?? null}::numeric`;
  const { rows } = await sql<AnswersTo>`
    select ${sql.raw(PLANNED_ANEW)} least(count(*), ${MOST_COUNTED + 1})::int as "all", (count(*) filter (where is_outside))::int as outside
    from (select ${mayBe ? isOutside : sql`false`} as is_outside
      from application join answer on answer.programme_id = application.programme_id
        and answer.application_id = application.id and answer.question_id = ${question}
      where application.programme_id = ${programme} and application.round_id = ${round}
      limit ${mayBe ? null : MOST_COUNTED + 1}) one`.execute(ctx.db);
  return rows[0]!;
}
