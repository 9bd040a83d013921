import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { personAt } from '../../people/index.ts';
import { GUARDS, readersOf, readsConcern } from './readers.ts';

/**
 * Mails everybody who may read an open concern, once each. Mails them once more (`isAgain`) when nobody has read it, and once more when
 * nobody has decided since its matter `undecided` was opened. When no volunteer may read it, it mails the operators, who may from then on.
 * False when nobody may.
 */
export async function tellReaders(
  ctx: Ctx,
  input: { programme: number; concern: number; isAgain?: boolean; undecided?: number },
): Promise<boolean> {
  const { programme, concern, isAgain = false, undecided } = input;
  const more = undecided !== undefined ? `/undecided:${undecided}` : isAgain ? '/again' : '';
  const row = await ctx.db
    .selectFrom('concern')
    .select(['person_id as by', 'partnership_id as partnership', 'operators_at as operatorsAt'])
    .where('programme_id', '=', programme)
    .where('id', '=', concern)
    .executeTakeFirstOrThrow();
  const about = await ctx.db
    .selectFrom('concern_about')
    .select('person_id as person')
    .where('programme_id', '=', programme)
    .where('concern_id', '=', concern)
    .execute();
  const found = await readersOf(ctx, programme, { by: row.by, about: about.map(({ person }) => person) });
  const people = found.volunteers.map(({ person }) => person);
  if (found.operators.length > 0 && !row.operatorsAt)
    await ctx.db
      .updateTable('concern')
      .set({ operators_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', concern)
      .execute();
  for (const { address } of found.operators) people.push((await operatorAt(ctx, programme, address)).id);
  await ctx.mailer.queue(
    ctx,
    people.map((person) => ({
      programme,
      kind: 'concern-raised' as const,
      occasion: `concern:${concern}${more}`,
      person,
      data: {
        concern,
        partnership: row.partnership,
        ...(isAgain ? { isAgain } : {}),
        ...(undecided === undefined ? {} : { isUndecided: true }),
      },
    })),
  );
  return people.length > 0;
}

/** An operator as a person of a programme, to whom mails can be sent. */
export async function operatorAt(ctx: Ctx, programme: number, address: string) {
  const { source_locale: locale } = await ctx.db
    .selectFrom('programme')
    .select('source_locale')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow();
  return personAt(ctx, { programme, address, name: '', locale });
}

/**
 * Mails people who got a role since a concern was raised, and the operators when nobody else may read it any more. So every open concern
 * has a reader who knows of it.
 */
export async function tellOfOpenConcerns(ctx: Ctx): Promise<void> {
  const guard = { person: sql`p.id`, account: sql`p.account_id`, operator: sql`false` };
  const readers = sql`
    select from role r join person p on p.programme_id = r.programme_id and p.id = r.person_id
    where r.programme_id = c.programme_id and r.role = any(${sql.val([...GUARDS])}) and r.ended_at is null
      and ${readsConcern(guard, sql`c.programme_id`, sql`c.id`)}`;
  const { rows } = await sql<{ programme: number; concern: number }>`
    select c.programme_id as programme, c.id as concern from concern c
    where c.handled_at is null and (
      (c.operators_at is null and not exists (${readers}))
      or exists (${readers} and not exists (
        select from outbox o where o.programme_id = c.programme_id and o.kind = 'concern-raised'
          and o.occasion = 'concern:' || c.id and o.person_id = p.id)))
    -- Those that nobody may read now keep none of the others waiting.
    order by random()`.execute(ctx.db);
  for (const found of whileTime(ctx, rows)) await inTransaction(ctx, (ctx) => tellReaders(ctx, found));
}
