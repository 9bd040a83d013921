import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../db/byKey.ts';
import { COUNTED_TO } from '../../lib/placeInList.ts';
import { headsIn } from '../programmes/index.ts';
import { countApplying } from './pool/countEligible.ts';

/** A round's people in numbers, as `standOfRound` reads them. */
export interface RoundStand {
  /** People by the state of their application, or `partner`. */
  heads: Record<string, number>;
  /**
   * People by the state they came into since a moment. `submitted` counts everybody who applied since, whatever their state now. By
   * `countUpTo`.
   */
  lately: Record<string, number>;
  /** People who may be given a partner, and people in a proposal; by `countUpTo`, null after the introductions. */
  free: number | null;
  placed: number | null;
}

/** How a round stands, and what changed since a moment, for use within a query. */
export function standOfRound(
  now: Date,
  input: { programme: number; round: number; since: Date; isIntroduced: boolean },
): RawBuilder<RoundStand> {
  const { programme, round, since, isIntroduced } = input;
  const at = sql`programme_id = ${programme} and round_id = ${round}`;
  const lately = sql`select state, submitted_at from application
    where ${at} and state_at >= ${since}::timestamptz limit ${COUNTED_TO + 1}`;
  const before = (count: RawBuilder<number>) => (isIntroduced ? sql`null::int` : count);
  return sql`(select
    (select coalesce(json_object_agg(standing, people), '{}') from (
      select standing, sum(people)::int as people from ${headsIn({ programme, round })} h where not gone group by 1) s) as heads,
    (select coalesce(json_object_agg(state, people), '{}') from (
      select state, count(*)::int as people from (${lately}) l where state <> 'submitted' group by 1
      union all
      select 'submitted', count(*)::int from (${lately}) l where submitted_at >= ${since}::timestamptz) s) as lately,
    ${before(countApplying(now, { programme, round, state: 'confirmed' }))} as free,
    ${before(countUpTo(sql`select from proposal_member where ${at}`))} as placed)`;
}
