import { sql } from 'kysely';
import { placesOf } from '#matching';
import type { Ctx } from '../ctx.ts';
import { eligible, eligibleOf } from './eligible.ts';
import { priorityOf } from './memory.ts';
import { lockedGroups } from './proposals.ts';
import { policyOf } from './setPolicy.ts';

/**
 * How many of the same country wait before somebody who has no place because of the round's cap, were it matched now; null for who has one,
 * or where there is no cap. As the matcher decides: locked by hand first, then whose turn it is, then who applied first.
 */
export async function waitingListPlace(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; application: number },
): Promise<number | null> {
  const { programme, round } = input;
  const { perCountry } = await policyOf(ctx, programme, round);
  if (!perCountry) return null;
  const eligible = await eligibleOf(ctx, { programme, round, state: 'confirmed' });
  const places = placesOf(perCountry, eligible.length)!;
  const me = eligible.find(({ application }) => application === input.application);
  if (!me) return null;
  const memory = await priorityOf(ctx, input);
  const locked = new Set((await lockedGroups(ctx, programme, round)).flat());
  const turn = (one: typeof me): number =>
    locked.has(one.person) ? Number.POSITIVE_INFINITY : one.priority + (memory.get(one.person) ?? 0);
  const before = eligible.filter(
    (one) =>
      one.country === me.country &&
      (turn(one) > turn(me) || (turn(one) === turn(me) && one.order < me.order)),
  ).length;
  return before >= places && !locked.has(me.person) ? before - places : null;
}

/** How many places each country has were the round matched now, and of how many people; null where there is no cap. */
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
