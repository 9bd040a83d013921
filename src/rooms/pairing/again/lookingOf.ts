import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import type { WaitingChoice } from './choose.ts';

/** How the search for a partner stands for somebody who waits in a round that runs. */
export interface Looking {
  application: number;
  round: number;
  /** Why they began to wait, and why the last run found nobody; null before the first. */
  waitingReason: string | null;
  unmatched: UnmatchedReason | null;
  /** When the programme looks again; null when it does no more in this round. */
  nextAt: Date | null;
  choice: WaitingChoice | null;
  /** Whether the rules of the round allow three together. */
  allowsTrios: boolean;
  /** Until when a pair is asked to take them in, while it is. */
  askedUntil: Date | null;
}

/**
 * The same for a person's latest application that waits in a round whose partners have met; null when there is none. `isTold`: also before they
 * met, for the mail that tells of it then.
 */
export async function lookingOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  {
    programme,
    isTold = false,
    ...of
  }: { programme: number; isTold?: boolean } & ({ person: number } | { application: number }),
): Promise<Looking | null> {
  const whose = 'person' in of ? sql`a.person_id = ${of.person}` : sql`a.id = ${of.application}`;
  const now = ctx.clock.now();
  const { rows } = await sql<Looking>`
    select a.id as application, a.round_id as round, a.waiting_reason as "waitingReason", u.reasons as unmatched, g.next_at as "nextAt",
      w.choice, r.policy->>'trios' = 'allow' as "allowsTrios", q.closes_at as "askedUntil"
    from application a
    join round r on r.programme_id = a.programme_id and r.id = a.round_id and r.cancelled_at is null
    join round_date meets on meets.programme_id = a.programme_id and meets.round_id = a.round_id and meets.kind = 'introduces'
      and (${isTold} or meets.due_at <= ${now})
    join round_date ends on ends.programme_id = a.programme_id and ends.round_id = a.round_id and ends.kind = 'ends' and ends.due_at > ${now}
    left join round_again g on g.programme_id = a.programme_id and g.round_id = a.round_id
    left join unmatched u on u.programme_id = a.programme_id and u.round_id = a.round_id and u.application_id = a.id
    left join again_wait w on w.programme_id = a.programme_id and w.application_id = a.id and w.since = a.state_at
    left join trio_question q on q.programme_id = a.programme_id and q.application_id = a.id and q.closed_at is null
    where a.programme_id = ${programme} and ${whose} and a.state = 'waiting'
    order by r.number desc limit 1`.execute(ctx.db);
  return rows[0] ?? null;
}
