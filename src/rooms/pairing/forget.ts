import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import type { Person } from '../people/index.ts';
import { withoutPerson } from './withoutPerson.ts';

/** They are in no proposal any more, and in nothing that runs found out. */
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
 * What runs took in and found out about somebody goes; what they found about the others stays. A run says that its input is gone; one
 * that goes on ends without it, and what it then finds about them goes too (`keepResult`).
 */
export async function forgetMatching(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, person }: Whose,
): Promise<void> {
  const rounds = sql`(select round_id from application where programme_id = ${programme} and person_id = ${person})`;
  // A forecast is made anew by itself; what is being computed still has them in hand.
  await sql`
    delete from match_study where programme_id = ${programme} and round_id in ${rounds}
      and (kind = 'forecast' or state in ('waiting', 'running'))`.execute(ctx.db);
  // The input of a run holds what everybody in it answered, and the long numbers of its proof have a price for each.
  await sql`
    update match_run set input = null, input_gone_at = coalesce(input_gone_at, ${ctx.clock.now()}),
      proof = proof #- '{proof,certificate}' #- '{trioProof,certificate}'
    where programme_id = ${programme} and round_id in ${rounds}
      and (input is not null or proof #> '{proof,certificate}' is not null)`.execute(ctx.db);
  // Why so many stay over is told by who is in which group: it is true of all of them or of nobody.
  await rewrite(ctx, sql`match_run`, sql`result #- '{insight,barrier}'`, { programme, person, rounds });
  await rewrite(ctx, sql`match_study`, sql`result`, { programme, person, rounds });
  await forgetAlternatives(ctx, { programme, person, rounds });
}

type Sql = ReturnType<typeof sql>;

async function rewrite(
  ctx: Pick<Ctx, 'db'>,
  table: Sql,
  read: Sql,
  { programme, person, rounds }: Whose & { rounds: Sql },
): Promise<void> {
  const { rows } = await sql<{ id: number; result: unknown; isLess: boolean }>`
    select id, ${read} as result, ${read} <> result as "isLess" from ${table}
    where programme_id = ${programme} and result is not null and round_id in ${rounds}`.execute(ctx.db);
  for (const { id, result, isLess } of rows) {
    const rest = withoutPerson(result, person);
    if (!isLess && isDeepStrictEqual(rest, result)) continue;
    await sql`
      update ${table} set result = ${json(rest)}
      where programme_id = ${programme} and id = ${id}`.execute(ctx.db);
  }
}

/** Whom others could have had instead, kept with what is proposed. */
async function forgetAlternatives(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, rounds }: Whose & { rounds: Sql },
): Promise<void> {
  const { rows } = await sql<{ id: number; alternatives: unknown }>`
    select id, alternatives from proposal where programme_id = ${programme} and round_id in ${rounds}
      and jsonb_path_exists(alternatives, '$[*] ? (@.id == $person || @.other == $person || @.left[*] == $person)',
        jsonb_build_object('person', ${person}::bigint))`.execute(ctx.db);
  for (const { id, alternatives } of rows)
    await sql`
      update proposal set alternatives = ${json(withoutPerson(alternatives, person))}
      where programme_id = ${programme} and id = ${id}`.execute(ctx.db);
}
