import { sql } from 'kysely';
import { placesOf } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { eligible } from './eligible.ts';
import { owedFirst } from './owedFirst.ts';
import { policyOf } from '../setPolicy.ts';

/**
 * Somebody's position on the waiting list of their country if the round were matched now: how many stand before them. Null when the cap has
 * room for them, or there is no cap. Uses the matcher's order: locked by hand, then priority, then by when they applied.
 */
export async function waitingListPlace(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; application: number },
): Promise<number | null> {
  const { programme, round } = input;
  const { perCountry } = await policyOf(ctx, programme, round);
  if (!perCountry) return null;
  const { rows } = await sql<{ people: number; before: number; locked: boolean }>`
    with everybody as materialized (${eligible(ctx.clock.now(), { programme, round, state: 'confirmed' })}),
    turned as (
      select e.application, e.country, e.came, l.application_id is not null as locked,
        case when l.application_id is not null then 'infinity'::float8
          else e.priority + (e.person in (${owedFirst(input)}))::int end as turn
      from everybody e
      left join (
        select m.application_id from proposal_member m
        join proposal p on p.programme_id = m.programme_id and p.id = m.proposal_id and p.locked_at is not null
        where m.programme_id = ${programme} and m.round_id = ${round}) l on l.application_id = e.application
    )
    select (select count(*)::int from everybody) as people, me.locked, (
      select count(*)::int from turned one
      where one.country is not distinct from me.country
        and (one.turn > me.turn or (one.turn = me.turn and (one.came, one.application) < (me.came, me.application)))) as before
    from turned me where me.application = ${input.application}`.execute(ctx.db);
  const [me] = rows;
  if (!me) return null;
  const places = placesOf(perCountry, me.people)!;
  return me.before >= places && !me.locked ? me.before - places : null;
}

/**
 * How many people of each country the cap would let in if the round were matched now, and how many people there are. Null without a cap.
 */
export async function placesNow(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<{ places: number; people: number } | null> {
  const { perCountry } = await policyOf(ctx, programme, round);
  if (perCountry === null || perCountry === undefined) return null;
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (${eligible(ctx.clock.now(), { programme, round, state: 'confirmed' })}) e`.execute(
    ctx.db,
  );
  const { people } = rows[0]!;
  const places = placesOf(perCountry, people);
  return places === null ? null : { places, people };
}
