import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Ctx } from '../ctx.ts';
import type { FormOf } from './formTable.ts';

/** A step with its questions, in order. */
export interface ArrangedStep {
  title: Texts;
  help: Texts;
  questions: readonly number[];
}

/** Further than any step. Steps change their numbers by way of these, since a number is taken until the step that has it is gone. */
const AWAY = 100_000;

/** Moves the questions of a form. `steps` lists the questions of each step, in order. */
export async function placeQuestions(
  ctx: Ctx,
  { table, programme, owner }: FormOf,
  steps: readonly { step: number; ids: readonly number[] }[],
): Promise<void> {
  const places = steps.flatMap(({ step, ids }) =>
    ids.map((question, at) => ({ question, step, position: at + 1 })),
  );
  await sql`
    update ${sql.table(table.questions)} as asked set step = given.step, position = given.position
    from jsonb_to_recordset(${json(places)}) as given (question bigint, step int, position int)
    where asked.programme_id = ${programme} and asked.${sql.ref(table.owner)} = ${owner}
      and asked.question_id = given.question and (asked.step, asked.position) <> (given.step, given.position)`.execute(
    ctx.db,
  );
}

/**
 * Replaces the steps of a form; the new ones are numbered from 1. Every question of the form has to be in one of them: a question in none
 * is removed with its step.
 */
export async function arrangeSteps(ctx: Ctx, form: FormOf, steps: readonly ArrangedStep[]): Promise<void> {
  const { table, programme, owner } = form;
  const name = sql.ref(table.owner);
  const rows = steps.map(({ title, help }, at) => ({ step: AWAY + at + 1, title, help }));
  const of = sql`programme_id = ${programme} and ${name} = ${owner}`;
  await sql`
    insert into ${sql.table(table.steps)} (programme_id, ${name}, step, title, help)
    select ${programme}, ${owner}, step, title, help
    from jsonb_to_recordset(${json(rows)}) as given (step int, title jsonb, help jsonb)`.execute(ctx.db);
  await placeQuestions(
    ctx,
    form,
    steps.map(({ questions }, at) => ({ step: AWAY + at + 1, ids: questions })),
  );
  await sql`delete from ${sql.table(table.steps)} where ${of} and step < ${AWAY}`.execute(ctx.db);
  await sql`
    insert into ${sql.table(table.steps)} (programme_id, ${name}, step, title, help)
    select programme_id, ${name}, step - ${AWAY}::int, title, help from ${sql.table(table.steps)} where ${of}`.execute(
    ctx.db,
  );
  await sql`update ${sql.table(table.questions)} set step = step - ${AWAY}::int where ${of}`.execute(ctx.db);
  await sql`delete from ${sql.table(table.steps)} where ${of} and step > ${AWAY}`.execute(ctx.db);
}
