import { sql } from 'kysely';
import { silent } from '../applications/index.ts';
import type { Ctx } from '../ctx.ts';

/** An application that may be given partners now, in the order of its id. */
export interface Eligible {
  application: number;
  person: number;
  priority: number;
  country: string | null;
  zone: string | null;
  /** Since when they stand where they do, and why they wait if they do. */
  since: Date;
  waitingReason: string | null;
}

/**
 * Who can be given partners: before publication the confirmed but those who said no or stayed silent all their time, afterwards
 * those who wait. Nobody without an own, confirmed address and all three consents.
 */
export async function eligibleOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; state: 'confirmed' | 'waiting' },
): Promise<Eligible[]> {
  const { rows } = await sql<Eligible>`
    select a.id as application, a.person_id as person, a.priority, p.country, p.zone,
      a.state_at as since, a.waiting_reason as "waitingReason"
    from application a
    join person p on p.programme_id = a.programme_id and p.id = a.person_id
    where a.programme_id = ${input.programme} and a.round_id = ${input.round} and a.state = ${input.state}
      and (a.state = 'waiting' or (a.unavailable_at is null and not ${silent(ctx.clock.now())}))
      and p.erased_at is null and p.stands_for is null and p.address_confirmed_at is not null
      and (select count(distinct c.kind) from consent c
        where c.programme_id = a.programme_id and c.person_id = a.person_id and c.withdrawn_at is null) = 3
    order by a.id`.execute(ctx.db);
  return rows;
}
