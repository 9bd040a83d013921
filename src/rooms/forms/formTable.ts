import { sql } from 'kysely';
import { often } from '../../db/often.ts';
import type { Ctx } from '../ctx.ts';
import type { FormStep, Question } from './question.ts';

type StepRow = Omit<FormStep, 'questions'>;

/** Where the forms stand that one kind of owner asks, as rounds do in `round_step` and `round_question`. Made by `formTable`. */
export interface FormTable {
  steps: string;
  questions: string;
  owner: string;
  stepRows(db: Ctx['db'], programme: number, owner: number): Promise<StepRow[]>;
  questionRows(db: Ctx['db'], programme: number, owner: number): Promise<Question[]>;
}

/** The form of one owner: of a round, say. */
export interface FormOf {
  table: FormTable;
  programme: number;
  owner: number;
}

/** Where in a form a question is asked, and in which version. */
export interface QuestionPlace {
  version: number;
  step: number;
  position: number;
}

/**
 * Two tables of forms. `steps` has the columns programme_id, the `owner` given here, step, title and help (jsonb); `questions` has
 * programme_id, `owner`, question_id, version, step and position. The room of the owner claims both.
 */
export function formTable(steps: string, questions: string, owner: string): FormTable {
  const stepRows = often(
    (_db, programme: number, id: number) => sql<StepRow>`
      select step, title, help from ${sql.table(steps)}
      where programme_id = ${programme} and ${sql.ref(owner)} = ${id} order by step`,
  );
  const questionRows = often(
    (_db, programme: number, id: number) => sql<Question>`
      select question.id, question.role, question.type, bound.version, bound.step, bound.position, wording.label,
        wording.help, wording.options, wording.required, wording.shown_to_partner as "shownToPartner",
        wording.max_length as "maxLength"
      from ${sql.table(questions)} as bound
      join question on question.programme_id = bound.programme_id and question.id = bound.question_id
      join question_version as wording on wording.programme_id = bound.programme_id
        and wording.question_id = bound.question_id and wording.version = bound.version
      where bound.programme_id = ${programme} and bound.${sql.ref(owner)} = ${id}
      order by bound.step, bound.position, question.id`,
  );
  return { steps, questions, owner, stepRows, questionRows };
}

/** Each question of a form in the version it asks, in order. */
export function questionsIn(ctx: Pick<Ctx, 'db'>, { table, programme, owner }: FormOf): Promise<Question[]> {
  return table.questionRows(ctx.db, programme, owner);
}

/** The steps of a form in order, each with its questions; those without any as well. */
export async function stepsIn(ctx: Pick<Ctx, 'db'>, form: FormOf): Promise<FormStep[]> {
  const { table, programme, owner } = form;
  const [steps, questions] = await Promise.all([
    table.stepRows(ctx.db, programme, owner),
    questionsIn(ctx, form),
  ]);
  return steps.map(({ step, title, help }) => ({
    step,
    title,
    help,
    questions: questions.filter((one) => one.step === step),
  }));
}
