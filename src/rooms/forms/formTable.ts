import { sql } from 'kysely';
import { often } from '../../db/often.ts';
import type { Ctx } from '../ctx.ts';
import type { FormStep, Question } from './question.ts';

/** The tables of the forms that one kind of owner asks, as rounds do in `round_step` and `round_question`. Made by `formTable`. */
export interface FormTable {
  steps: string;
  questions: string;
  owner: string;
  /** Roles that have to be asked and answered. */
  needs: readonly string[];
  stepRows(db: Ctx['db'], programme: number, owner: number): Promise<FormStep[]>;
  questionRows(db: Ctx['db'], programme: number, owner: number): Promise<Question[]>;
}

/** The form of one owner: of a round, say. */
export interface FormOf {
  table: FormTable;
  programme: number;
  owner: number;
}

/** A question's position in a form, and its version there. */
export interface QuestionPlace {
  version: number;
  step: number;
  position: number;
}

/**
 * Two tables of forms. `steps` has the columns programme_id, the `owner` given here, step, title and help (jsonb); `questions` has
 * programme_id, `owner`, question_id, version, step and position. The room of the owner claims both. `needs` are the roles that stay in
 * each of the forms, and required.
 */
export function formTable(
  steps: string,
  questions: string,
  owner: string,
  needs: readonly string[] = [],
): FormTable {
  const asked = sql`
    select question.id, question.role, question.type, bound.version, bound.step, bound.position, wording.label,
      wording.help, wording.options, wording.required, wording.shown_to_partner as "shownToPartner",
      wording.max_length as "maxLength", wording.bounds
    from ${sql.table(questions)} as bound
    join question on question.programme_id = bound.programme_id and question.id = bound.question_id
    join question_version as wording on wording.programme_id = bound.programme_id
      and wording.question_id = bound.question_id and wording.version = bound.version`;
  const stepRows = often(
    (_db, programme: number, id: number) => sql<FormStep>`
      select stand.step, stand.title, stand.help, (
        select coalesce(json_agg(one order by one.position, one.id), '[]') from (
          ${asked} where bound.programme_id = stand.programme_id and bound.${sql.ref(owner)} = stand.${sql.ref(owner)}
            and bound.step = stand.step) one) as questions
      from ${sql.table(steps)} as stand
      where stand.programme_id = ${programme} and stand.${sql.ref(owner)} = ${id} order by stand.step`,
  );
  const questionRows = often(
    (_db, programme: number, id: number) => sql<Question>`
      ${asked} where bound.programme_id = ${programme} and bound.${sql.ref(owner)} = ${id}
      order by bound.step, bound.position, question.id`,
  );
  return { steps, questions, owner, needs, stepRows, questionRows };
}

/** Each question of a form in the version that the form asks, in order. */
export function questionsIn(ctx: Pick<Ctx, 'db'>, { table, programme, owner }: FormOf): Promise<Question[]> {
  return table.questionRows(ctx.db, programme, owner);
}

/** The steps of a form in order, each with its questions; steps without questions too. */
export function stepsIn(ctx: Pick<Ctx, 'db'>, { table, programme, owner }: FormOf): Promise<FormStep[]> {
  return table.stepRows(ctx.db, programme, owner);
}

/** One question as a form asks it; null when the form does not ask it. */
export async function questionIn(ctx: Pick<Ctx, 'db'>, form: FormOf, id: number): Promise<Question | null> {
  return (await questionsIn(ctx, form)).find((question) => question.id === id) ?? null;
}
