import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import { often } from '../../db/often.ts';
import type { Ctx } from '../ctx.ts';
import type { Question } from './question.ts';
import type { AnswerValue } from './values.ts';

interface Row {
  question: number;
  role: string | null;
  value: AnswerValue;
  version: number;
  at: Date;
}

/** The table of the answers that one kind of owner gives, as applications do in `answer`. Made by `answerTable`. */
export interface AnswerTable {
  name: string;
  owner: string;
  rows(db: Ctx['db'], programme: number, owner: number): Promise<Row[]>;
}

/** A stored answer to the question, in that version. */
export interface GivenAnswer {
  value: AnswerValue;
  version: number;
  at: Date;
  /** The meaning that the matcher, the previews and the mails know; null for a question of the programme's own. */
  role: string | null;
}

/** An answer that was checked and is to be written. */
export interface NewAnswer {
  question: Pick<Question, 'id' | 'version'>;
  /** Null removes the answer. */
  value: AnswerValue | null;
}

/**
 * A table of answers. It has the columns programme_id, the `owner` given here, question_id, version, value (jsonb) and answered_at;
 * programme_id, `owner` and question_id are unique together. The room of the owner claims it; only `writeAnswersIn` and that room write it.
 */
export function answerTable(name: string, owner: string): AnswerTable {
  const rows = often(
    (_db, programme: number, id: number) => sql<Row>`
      select given.question_id as question, question.role, given.value, given.version, given.answered_at as at
      from ${sql.table(name)} as given
      join question on question.programme_id = given.programme_id and question.id = given.question_id
      where given.programme_id = ${programme} and given.${sql.ref(owner)} = ${id}`,
  );
  return { name, owner, rows };
}

/** The answers of one owner, by question. */
export async function answersIn(
  ctx: Pick<Ctx, 'db'>,
  table: AnswerTable,
  programme: number,
  owner: number,
): Promise<Map<number, GivenAnswer>> {
  const rows = await table.rows(ctx.db, programme, owner);
  return new Map(rows.map(({ question, ...given }) => [question, given]));
}

/** The answer to the question with a role, whatever its id; null when there is none. */
export function answerWithRole(answers: ReadonlyMap<number, GivenAnswer>, role: string): AnswerValue | null {
  return [...answers.values()].find((given) => given.role === role)?.value ?? null;
}

/** Writes checked answers of one owner, in the caller's transaction; they replace earlier answers to the same questions. */
export async function writeAnswersIn(
  ctx: Ctx,
  { name, owner }: AnswerTable,
  input: { programme: number; id: number; answers: readonly NewAnswer[] },
): Promise<void> {
  const { programme, id, answers } = input;
  const gone = answers.filter(({ value }) => value === null).map(({ question }) => question.id);
  const given = answers.flatMap(({ question, value }) =>
    value === null ? [] : [{ question: question.id, version: question.version, value }],
  );
  if (gone.length > 0)
    await sql`
      delete from ${sql.table(name)}
      where programme_id = ${programme} and ${sql.ref(owner)} = ${id} and question_id = any(${gone})`.execute(
      ctx.db,
    );
  if (given.length > 0)
    await sql`
      insert into ${sql.table(name)} (programme_id, ${sql.ref(owner)}, question_id, version, value, answered_at)
      select ${programme}, ${id}, question, version, value, ${ctx.clock.now()}
      from jsonb_to_recordset(${json(given)}) as given (question bigint, version int, value jsonb)
      on conflict (programme_id, ${sql.ref(owner)}, question_id)
        do update set value = excluded.value, version = excluded.version, answered_at = excluded.answered_at`.execute(
      ctx.db,
    );
}
