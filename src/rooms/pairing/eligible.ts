import { sql } from 'kysely';
import { silent } from '../applications/index.ts';
import type { Ctx } from '../ctx.ts';

/** An application that may be given partners now. */
export interface Eligible {
  application: number;
  person: number;
  /** Its place among them, from 1: who sent theirs in first, not who began first. */
  order: number;
  priority: number;
  country: string | null;
  zone: string | null;
  /** Since when they stand where they do, and why they wait if they do. */
  since: Date;
  waitingReason: string | null;
}

/**
 * Who can be given partners: before publication the confirmed but those who said no or stayed silent all their time, afterwards
 * those who wait; who applied first is first. Nobody without an own, confirmed address and all three consents.
 */
export async function eligibleOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; state: 'confirmed' | 'waiting' },
): Promise<Eligible[]> {
  const { rows } = await sql<Eligible>`
    select a.id as application, a.person_id as person,
      (row_number() over (order by coalesce(a.submitted_at, a.created_at), a.id))::int as "order", a.priority, p.country, p.zone,
      a.state_at as since, a.waiting_reason as "waitingReason"
    from application a
    join person p on p.programme_id = a.programme_id and p.id = a.person_id
    where a.programme_id = ${input.programme} and a.round_id = ${input.round} and a.state = ${input.state}
      and (a.state = 'waiting' or (a.unavailable_at is null and not ${silent(ctx.clock.now())}))
      and p.erased_at is null and p.stands_for is null and p.address_confirmed_at is not null
      and (select count(distinct c.kind) from consent c
        where c.programme_id = a.programme_id and c.person_id = a.person_id and c.withdrawn_at is null) = 3
    order by "order"`.execute(ctx.db);
  return rows;
}
