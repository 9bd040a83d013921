import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import type { Person } from '../people/index.ts';
import { withoutPerson } from './withoutPerson.ts';

/** Erasing a person: deletes the proposals with them, and all that runs found about them. */
export async function forgetProposed(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await sql`
    delete from proposal where programme_id = ${programme} and id in (
      select proposal_id from proposal_member where programme_id = ${programme} and application_id in (
        select id from application where programme_id = ${programme} and person_id = ${id}))`.execute(ctx.db);
  await forgetMatching(ctx, { programme, person: id });
}

interface Whose {
  programme: number;
  person: number;
}

/**
 * Deletes the parts of runs that read or found something about a person; keeps all findings about others. Marks the run as one without its
 * input. A run under way still finishes: `keepResult` then deletes its findings about the person.
 */
export async function forgetMatching(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, person }: Whose,
): Promise<void> {
  const rounds = sql`(select round_id from application where programme_id = ${programme} and person_id = ${person})`;
  // Deletes studies under way as well: they still compute with this person. The timetable makes the next forecast.
  await sql`
    delete from match_study where programme_id = ${programme} and round_id in ${rounds}
      and (kind = 'forecast' or state in ('waiting', 'running'))`.execute(ctx.db);
  // The input of a run holds everybody's answers, and its proof a price for each person.
  await sql`
    update match_run set input = null, input_gone_at = coalesce(input_gone_at, ${ctx.clock.now()}),
      proof = proof #- '{proof,certificate}' #- '{trioProof,certificate}'
    where programme_id = ${programme} and round_id in ${rounds}
      and (input is not null or proof #> '{proof,certificate}' is not null)`.execute(ctx.db);
  // The barrier names everybody in its groups and is only true of all of them, so all of it goes.
  const whose = { programme, person, rounds };
  const runs = await rewritten(ctx, sql`match_run`, sql`result #- '{insight,barrier}'`, whose);
  for (const { id, rest } of runs)
    await sql`update match_run set result = ${json(rest)} where programme_id = ${programme} and id = ${id}`.execute(
      ctx.db,
    );
  const studies = await rewritten(ctx, sql`match_study`, sql`result`, whose);
  for (const { id, rest } of studies)
    await sql`update match_study set result = ${json(rest)} where programme_id = ${programme} and id = ${id}`.execute(
      ctx.db,
    );
  await forgetAlternatives(ctx, { programme, person, rounds });
}

type Sql = ReturnType<typeof sql>;

/** The results of a table that change without the person, as they are then. */
async function rewritten(
  ctx: Pick<Ctx, 'db'>,
  table: Sql,
  read: Sql,
  { programme, person, rounds }: Whose & { rounds: Sql },
): Promise<{ id: number; rest: unknown }[]> {
  const { rows } = await sql<{ id: number; result: unknown; isLess: boolean }>`
    select id, ${read} as result, ${read} <> result as "isLess" from ${table}
    where programme_id = ${programme} and result is not null and round_id in ${rounds}`.execute(ctx.db);
  return rows.flatMap(({ id, result, isLess }) => {
    const rest = withoutPerson(result, person);
    return isLess || !isDeepStrictEqual(rest, result) ? [{ id, rest }] : [];
  });
}

/** Removes the person from the alternatives kept with proposals. */
async function forgetAlternatives(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, rounds }: Whose & { rounds: Sql },
): Promise<void> {
  // The path holds the number itself: PostgreSQL uses no index for a path with a variable.
  const named = `$[*] ? (@.id == ${person} || @.other == ${person} || @.left[*] == ${person})`;
  const { rows } = await sql<{ id: number; alternatives: unknown }>`
    select id, alternatives from proposal where programme_id = ${programme} and round_id in ${rounds}
      and alternatives @? ${named}::jsonpath`.execute(ctx.db);
  for (const { id, alternatives } of rows)
    await sql`
      update proposal set alternatives = ${json(withoutPerson(alternatives, person))}
      where programme_id = ${programme} and id = ${id}`.execute(ctx.db);
}
