import { sql } from 'kysely';
import { placesOf } from '#matching';
import type { Candidate, Policy, UnmatchedReason } from '#matching';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { plannedAt } from './awayAt.ts';
import type { Planned } from './awayAt.ts';
import { plannedAnswers } from './plannedAnswers.ts';
import { poolOf } from '../pool/candidates.ts';
import type { Pool } from '../pool/candidates.ts';

interface In {
  programme: number;
  round: number;
  policy: Policy;
}

/** The people whom a run within the round looks at. */
export interface WaitingPool extends Pool {
  /** People whose country has no place now, each with how many of that country wait before them. */
  capped: ReadonlyMap<number, number>;
}

/**
 * People who wait, as the matcher sees them, with their precedence. Leaves out people who are away, and people beyond the cap of their
 * country (its matched people count). Pairs that were together, or parted by hand, are kept apart.
 */
export async function waitingPool(ctx: Pick<Ctx, 'db' | 'clock'>, input: In): Promise<WaitingPool> {
  const pool = await poolOf(ctx, { ...input, state: 'waiting' });
  return placed(pool, input.policy, await together(ctx.db, besideThem(ctx, input)), ctx.clock.now());
}

/** People who are away, absences told in applications, pairs parted by hand, and how many people of each country are matched. */
export interface Beside {
  away: { person: number }[];
  planned: ({ person: number } & Planned)[];
  parted: { a: number; b: number }[];
  countries: { country: string; present: number; matched: number }[];
}

/** The people of a pool who are not away and whose country has a place for them. */
export function placed(
  pool: Pool,
  policy: Policy,
  { away, planned, countries }: Beside,
  now: Date,
): WaitingPool {
  const gone = new Set(away.map(({ person }) => person));
  for (const { person, ...told } of planned) if (plannedAt(told, now)) gone.add(person);
  const here = pool.candidates.filter(({ id }) => !gone.has(Number(id)));
  const capped = beyondPlaces(policy, here, countries);
  return {
    applications: pool.applications,
    candidates: here.filter(({ id }) => !capped.has(Number(id))),
    capped,
  };
}

/** The parts of `Beside` as lists to read `together`. Countries are read only when the policy of the round has a cap. */
export const besideThem = (
  ctx: Pick<Ctx, 'clock'>,
  { programme, round }: { programme: number; round: number },
) => ({
  // Somebody who is away is matched once they are back.
  away: sql<Beside['away'][number]>`(
    select a.person_id as person from application a
    join absence w on w.programme_id = a.programme_id and w.person_id = a.person_id and w.ended_at is null
    where a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'waiting' and w.back_at > ${ctx.clock.now()})`,
  // Read from the application: no absence is declared for somebody without a partner, since there is nobody to tell.
  planned: plannedAnswers(
    sql`a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'waiting'`,
  ),
  parted: sql<Beside['parted'][number]>`(
    select person_a as a, person_b as b from parting where programme_id = ${programme} and round_id = ${round})`,
  countries: sql<Beside['countries'][number]>`(
    select coalesce(p.country, '') as country, count(*)::int as present,
      (count(*) filter (where a.state = 'matched'))::int as matched
    from application a join person p on p.programme_id = a.programme_id and p.id = a.person_id
    where a.programme_id = ${programme} and a.round_id = ${round}
      and (select r.policy->>'perCountry' is not null from round r where r.programme_id = ${programme} and r.id = ${round})
      and (a.state in ('matched', 'waiting') or exists (select from membership m
        where m.programme_id = a.programme_id and m.round_id = a.round_id and m.person_id = a.person_id))
    group by 1)`,
});

function beyondPlaces(
  policy: Policy,
  candidates: readonly Candidate[],
  countries: Beside['countries'],
): ReadonlyMap<number, number> {
  const capped = new Map<number, number>();
  if (policy.perCountry === null || policy.perCountry === undefined) return capped;
  const places = placesOf(
    policy.perCountry,
    countries.reduce((sum, { present }) => sum + present, 0),
  )!;
  const used = new Map(countries.map(({ country, matched }) => [country, matched]));
  const queue = [...candidates].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0) || a.order - b.order);
  for (const { id, country } of queue) {
    const before = used.get(country) ?? 0;
    used.set(country, before + 1);
    if (before >= places) capped.set(Number(id), before - places);
  }
  return capped;
}

/** The reason told to somebody whose country has no place left. */
export const cappedReason = (person: number, ahead: number, considered: number): UnmatchedReason => ({
  id: person,
  reason: 'capped',
  ahead,
  considered,
  candidates: 0,
  blocks: [],
  relaxation: null,
});
