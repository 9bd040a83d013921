import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { personHasRights } from '../roles/hasRights.ts';

/**
 * How an address that a volunteer gives for somebody becomes theirs. `now`: as soon as its link is used. `late`: some days later, if the
 * earlier address has not said no and partners have said yes. `never`: not through volunteers.
 */
export type OfferWay = 'now' | 'late' | 'never';

const theirs = sql`(p.account_id = person.account_id or p.address = person.address
  or p.account_id in (select a.id from account a where a.address = person.address))`;

/** Whether the volunteer may no longer give addresses: they were a coordinator when they gave this one. */
const left = (by: RawBuilder<unknown>) => sql`(${by} <> 0 and not exists (
  select from role d where d.programme_id = person.programme_id and d.person_id = ${by} and d.role in ('director', 'matcher') and d.ended_at is null))`;

/**
 * Whether the person has rights that no volunteer may reach in this way: as operator, director, safeguarding or invited volunteer, or by a
 * role in another programme. Unless a director gives the address, any role counts.
 */
const guarded = (by: RawBuilder<unknown>) => sql`(
  exists (select from operator o where o.account_id = person.account_id
    or o.account_id in (select a.id from account a where a.address = person.address))
  or exists (select from invitation i where i.programme_id = person.programme_id and i.person_id = person.id
    and i.accepted_at is null and i.revoked_at is null)
  or exists (select from person p join role r on r.programme_id = p.programme_id and r.person_id = p.id
    where ${theirs} and r.ended_at is null
      and (r.programme_id <> person.programme_id or r.role in ('director', 'safeguarding')
        or not exists (select from role d where d.programme_id = person.programme_id and d.person_id = ${by}
          and d.role = 'director' and d.ended_at is null))))`;

/**
 * Whether the person has a private conversation or a concern. Most volunteers must not know of these, and their readers open them by this
 * address. Kept out of `offerWay`, which pages show to volunteers: the other address just never takes effect.
 */
export const isKept = sql<boolean>`(
  exists (select from thread t where t.programme_id = person.programme_id and t.person_id = person.id and t.private_at is not null)
  or exists (select from concern c where c.programme_id = person.programme_id and c.person_id = person.id)
  or exists (select from concern_about c where c.programme_id = person.programme_id and c.person_id = person.id))`;

/** The partnerships of `person` that an address opens, as `p`: those that go on or have letters. */
export const OPENED = sql`membership m join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
  and (p.state <> 'ended' or exists (select from letter l where l.programme_id = p.programme_id and l.partnership_id = p.id))
  and m.programme_id = person.programme_id and m.person_id = person.id`;

/** The other member of a partnership `m`, who can still say who somebody is. */
export const OTHER = sql`membership o join person x on x.programme_id = o.programme_id and x.id = o.person_id
  and x.erased_at is null and x.address is not null
  and o.programme_id = m.programme_id and o.partnership_id = m.partnership_id and o.person_id <> m.person_id`;

/** The way for a volunteer, given by the number of their person; 0 for a command. For queries in which the addressee is `person`. */
export const offerWay = (by: RawBuilder<unknown>): RawBuilder<OfferWay> => sql<OfferWay>`(case
  when person.erased_at is not null or person.stands_for is not null or ${left(by)} or ${guarded(by)} then 'never'
  when exists (select from ${OPENED} where not exists (select from ${OTHER})) then 'never'
  when ${personHasRights({ account: sql`person.account_id`, address: sql`person.address` })}
    or exists (select from membership m where m.programme_id = person.programme_id and m.person_id = person.id) then 'late'
  else 'now' end)`;
