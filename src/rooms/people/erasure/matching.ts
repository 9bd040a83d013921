import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import type { Ctx } from '../../ctx.ts';
import { without } from './without.ts';

interface Whose {
  programme: number;
  person: number;
}

/**
 * What runs took in and found out about somebody goes; what they found about the others stays. A run says that its input is gone; one
 * that goes on ends without it, and what it then finds about them goes too (`keepResult` of rooms/pairing).
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
  await forgetReasons(ctx, { programme, person });
}

/**
 * Locks what the matching locks of somebody's rounds, in its order: rounds, applications, runs; the programme comes after. Whoever erases
 * somebody does this first, so that nobody waits for each other in a ring.
 */
export async function holdMatching(ctx: Pick<Ctx, 'db'>, { programme, person }: Whose): Promise<void> {
  const rounds = sql`(select round_id from application where programme_id = ${programme} and person_id = ${person})`;
  // Not for change, but a row that is written twice asks for its round again.
  await sql`
    select from round where programme_id = ${programme} and id in ${rounds} order by id for key share`.execute(
    ctx.db,
  );
  await sql`
    select from application where programme_id = ${programme} and person_id = ${person} order by id for update`.execute(
    ctx.db,
  );
  await sql`
    select from match_run where programme_id = ${programme} and round_id in ${rounds} order by id for update`.execute(
    ctx.db,
  );
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
    const rest = without(result, person);
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
      update proposal set alternatives = ${json(without(alternatives, person))}
      where programme_id = ${programme} and id = ${id}`.execute(ctx.db);
}

/** Why they were put together with somebody, kept with partnerships. */
async function forgetReasons(ctx: Pick<Ctx, 'db'>, { programme, person }: Whose): Promise<void> {
  const { rows } = await sql<{ id: number; reasons: unknown }>`
    select id, reasons from partnership p where programme_id = ${programme} and exists (
      select from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id
        and m.person_id = ${person})`.execute(ctx.db);
  for (const { id, reasons } of rows)
    await sql`
      update partnership set reasons = ${json(without(reasons, person))}
      where programme_id = ${programme} and id = ${id}`.execute(ctx.db);
}
