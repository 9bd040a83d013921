import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Ctx } from '../ctx.ts';
import { addressMark } from '../people/index.ts';
import type { Person } from '../people/index.ts';

/** Takes a person out of every round. A mark keeps them apart from former partners, and from people who ruled them out. */
export async function forgetApplications(
  ctx: Ctx,
  person: Person,
  { isForgotten }: { isForgotten: boolean },
): Promise<void> {
  await sql`
    update application set state = 'withdrawn', state_at = ${ctx.clock.now()}, waiting_reason = null
    where programme_id = ${person.programme_id} and person_id = ${person.id}
      and state in ('draft', 'submitted', 'confirmed', 'waiting', 'matched')`.execute(ctx.db);
  await markExclusions(ctx, person);
  await forgetExcludedAnswers(ctx, person);
  if (isForgotten) await keepFormerMark(ctx, person);
}

/** A mark without the address keeps an erased person apart from people who excluded them, should they come back. */
async function markExclusions(ctx: Ctx, person: Person): Promise<void> {
  await sql`
    update exclusion set excluded_address = ${person.address === null ? '' : addressMark(ctx, person.address)},
      excluded_name = case when excluded_person_id = ${person.id} then '' else excluded_name end
    where programme_id = ${person.programme_id}
      and (excluded_person_id = ${person.id} or excluded_address = ${person.address})`.execute(ctx.db);
}

/** Removes the address from the forms of other people who ruled them out. */
async function forgetExcludedAnswers(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, address } = person;
  if (address === null) return;
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

/** Keeps a mark that fits only their address, if they had partners: should they come back, none of these is proposed again. */
async function keepFormerMark(ctx: Ctx, { programme_id: programme, id, address }: Person): Promise<void> {
  if (address === null) return;
  await sql`
    insert into former_mark (programme_id, person_id, mark, made_at)
    select ${programme}, ${id}, ${addressMark(ctx, address)}, ${ctx.clock.now()}
    where exists (select from membership m where m.programme_id = ${programme} and m.person_id = ${id})
      or exists (select from former_pair f where f.programme_id = ${programme} and f.person_a = ${id})
      or exists (select from former_pair f where f.programme_id = ${programme} and f.person_b = ${id})
    on conflict do nothing`.execute(ctx.db);
}
