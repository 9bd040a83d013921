import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { normaliseAddress } from '../../../lib/address.ts';
import type { Ctx } from '../../ctx.ts';
import { addressMark } from '../addressMark.ts';
import type { Person } from '../queries.ts';

/** What others, and volunteers, keep about them. */
export async function forgetWithOthers(ctx: Ctx, person: Person): Promise<void> {
  await markExclusions(ctx, person);
  await forgetExcludedAnswers(ctx, person);
  const { programme_id: programme, id } = person;
  // What was reported is kept as long as somebody has to be protected, and no longer.
  await sql`
    update concern set body = ''
    where programme_id = ${programme} and person_id = ${id} and handled_at is not null`.execute(ctx.db);
  // Who runs the installation could read it again as somebody new.
  for (const table of ['concern_about', 'thread_about'] as const)
    await sql`
      update ${sql.table(table)} set account_id = null
      where programme_id = ${programme} and person_id = ${id}
        and account_id not in (select account_id from operator)`.execute(ctx.db);
  await sql`
    update matter set assigned_to = null
    where programme_id = ${programme} and assigned_to = ${id} and closed_at is null`.execute(ctx.db);
}

/** Whoever never wants to be their partner stays apart from them should they come back, by a mark that tells no address. */
async function markExclusions(ctx: Ctx, person: Person): Promise<void> {
  await sql`
    update exclusion set excluded_address = ${addressMark(ctx, person.address)},
      excluded_name = case when excluded_person_id = ${person.id} then '' else excluded_name end
    where programme_id = ${person.programme_id}
      and (excluded_person_id = ${person.id} or excluded_address = ${person.address})`.execute(ctx.db);
}

/** The forms of others name them by the same address. */
async function forgetExcludedAnswers(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, address } = person;
  const { rows } = await sql<{ application: number; question: number; value: unknown }>`
    select application_id as application, question_id as question, value from answer
    join question on question.programme_id = answer.programme_id and question.id = question_id and question.type = 'exclusions'
    where answer.programme_id = ${programme} and position('@' in value::text) > 0`.execute(ctx.db);
  for (const { application, question, value } of rows) {
    const lines = Array.isArray(value) ? (value as string[]) : [];
    const rest = lines.filter((line) => normaliseAddress(line) !== address);
    if (rest.length < lines.length)
      await sql`
        update answer set value = ${json(rest)}
        where programme_id = ${programme} and application_id = ${application} and question_id = ${question}`.execute(
        ctx.db,
      );
  }
}
