import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Ctx } from '../ctx.ts';
import type { FormOf, QuestionPlace } from './formTable.ts';

/** Gives a form steps, numbered from 1. */
export async function addSteps(
  ctx: Ctx,
  { table, programme, owner }: FormOf,
  steps: readonly { title: Texts; help: Texts }[],
): Promise<void> {
  const rows = steps.map((step, index) => ({ step: index + 1, ...step }));
  await sql`
    insert into ${sql.table(table.steps)} (programme_id, ${sql.ref(table.owner)}, step, title, help)
    select ${programme}, ${owner}, step, title, help
    from jsonb_to_recordset(${json(rows)}) as given (step int, title jsonb, help jsonb)`.execute(ctx.db);
}

/** Changes a step's title and the words beneath. */
export async function changeStep(
  ctx: Ctx,
  { table, programme, owner }: FormOf,
  { step, title, help }: { step: number; title: Texts; help: Texts },
): Promise<void> {
  await sql`
    update ${sql.table(table.steps)} set title = ${json(title)}, help = ${json(help)}
    where programme_id = ${programme} and ${sql.ref(table.owner)} = ${owner} and step = ${step}`.execute(
    ctx.db,
  );
}

/** Adds questions to a form, each in a version and at a place. */
export async function askQuestions(
  ctx: Ctx,
  { table, programme, owner }: FormOf,
  questions: readonly ({ question: number } & QuestionPlace)[],
): Promise<void> {
  await sql`
    insert into ${sql.table(table.questions)}
      (programme_id, ${sql.ref(table.owner)}, question_id, version, step, position)
    select ${programme}, ${owner}, question, version, step, position
    from jsonb_to_recordset(${json(questions)})
      as given (question bigint, version int, step int, position int)`.execute(ctx.db);
}

/** Asks a question in another version, or at another place; answers to an earlier version stay as they are. */
export async function askOtherwise(
  ctx: Ctx,
  { table, programme, owner }: FormOf,
  question: number,
  { version, step, position }: Partial<QuestionPlace>,
): Promise<void> {
  await sql`
    update ${sql.table(table.questions)} set version = coalesce(${version ?? null}::int, version),
      step = coalesce(${step ?? null}::int, step), position = coalesce(${position ?? null}::int, position)
    where programme_id = ${programme} and ${sql.ref(table.owner)} = ${owner} and question_id = ${question}`.execute(
    ctx.db,
  );
}

/** Makes room for a question at a place: questions from there on move down by one. */
export async function makeRoom(
  ctx: Ctx,
  { table, programme, owner }: FormOf,
  { step, position }: Pick<QuestionPlace, 'step' | 'position'>,
): Promise<void> {
  await sql`
    update ${sql.table(table.questions)} set position = position + 1
    where programme_id = ${programme} and ${sql.ref(table.owner)} = ${owner}
      and step = ${step} and position >= ${position}`.execute(ctx.db);
}

/** Removes a question from a form. Its answers stay. */
export async function askNoMore(
  ctx: Ctx,
  { table, programme, owner }: FormOf,
  question: number,
): Promise<void> {
  await sql`
    delete from ${sql.table(table.questions)}
    where programme_id = ${programme} and ${sql.ref(table.owner)} = ${owner} and question_id = ${question}`.execute(
    ctx.db,
  );
}

/** Copies the steps of one form into an empty one, and its questions in the same versions. */
export async function copyForm(ctx: Ctx, { table, programme, owner }: FormOf, to: number): Promise<void> {
  const name = sql.ref(table.owner);
  await sql`
    insert into ${sql.table(table.steps)} (programme_id, ${name}, step, title, help)
    select programme_id, ${to}, step, title, help from ${sql.table(table.steps)}
    where programme_id = ${programme} and ${name} = ${owner}`.execute(ctx.db);
  await sql`
    insert into ${sql.table(table.questions)} (programme_id, ${name}, question_id, version, step, position)
    select programme_id, ${to}, question_id, version, step, position from ${sql.table(table.questions)}
    where programme_id = ${programme} and ${name} = ${owner}`.execute(ctx.db);
}
