import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Stage } from './rounds.ts';

/** `each`, times the connection's setting `due.times` where it is set: a bench has weeks of work, a test a little. */
export const many = (each: number): RawBuilder<unknown> =>
  sql`(${sql.lit(each)} * coalesce(nullif(current_setting('due.times', true), '')::int, 1))`;

/** At most `each` rows of `table` in every programme whose round is at `stage`; `x` has their columns. */
export const some = (
  table: string,
  stage: Stage,
  each: RawBuilder<unknown> | number,
  which = sql`true`,
): RawBuilder<unknown> => sql`
  select x.* from stood s cross join lateral (
    select own.* from ${sql.table(table)} own where own.programme_id = s.programme_id and ${which} limit ${each}) x
  where s.stage = ${stage}`;

export const ago = (days: number): RawBuilder<unknown> => sql`now() - ${days}::float * interval '1 day'`;

/** People without a role whose address is confirmed: the people who ask for codes are chosen from these. */
export const plain = sql`own.account_id is not null and own.erased_at is null and own.address_confirmed_at is not null
  and not exists (select from role r where r.programme_id = own.programme_id and r.person_id = own.id)`;

export const members = (each: RawBuilder<unknown> | number): RawBuilder<unknown> =>
  sql`(${some('membership', 'endingSoon', each, sql`own.left_at is null`)})`;

/** So many people in each programme who have nothing but an address. */
export const newcomers = (
  of: string,
  each: RawBuilder<unknown> | number,
  columns: RawBuilder<unknown>,
  values: RawBuilder<unknown>,
  stage?: Stage,
) => sql`
  insert into person (programme_id, address, locale, created_at, ${columns})
  select s.programme_id, ${of} || '-' || s.programme_id || '-' || n || '@due.example', 'en', ${ago(900)}, ${values}
  from stood s, generate_series(1, ${each}::int) n where ${stage ?? null}::text is null or s.stage = ${stage ?? null}`;

export const those = (of: string): RawBuilder<unknown> =>
  sql`(select * from person where address like ${`${of}-%@due.example`})`;

export const mails = (
  state: RawBuilder<unknown>,
  each: RawBuilder<unknown> | number,
): RawBuilder<unknown> => sql`
  update outbox o set ${state} from (${some('outbox', 'endingSoon', each, sql`own.state = 'sent' and own.kind = 'topic'`)}) x
  where o.programme_id = x.programme_id and o.id = x.id`;

export const drafts = (
  stage: Stage,
  days: number,
  more: RawBuilder<unknown>,
  part: number,
): RawBuilder<unknown> => sql`
  update application a set state = 'draft', created_at = ${ago(days)}, draft_reminded_at = null, ${more}
  from stood s where s.programme_id = a.programme_id and s.round_id = a.round_id and s.stage = ${stage}
    and a.state in ('withdrawn', 'submitted') and a.id % 2 = ${part}`;

export const confirmed = (stage: Stage, change: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  update application a set available_at = null, ask_again_at = null, available_reminded_at = null, ${change}
  from stood s where s.programme_id = a.programme_id and s.round_id = a.round_id and s.stage = ${stage} and a.state = 'confirmed'`;

/** People who asked that their answers be kept until then. */
export const kept = (
  stage: Stage,
  each: RawBuilder<unknown> | number,
  until: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  insert into kept_form (programme_id, person_id, round_id, said_at, until, told_number)
  select s.programme_id, x.id, s.round_id, ${ago(120)}, ${until}, 0 from stood s
  cross join lateral (select own.id from person own where own.programme_id = s.programme_id and ${plain} limit ${each}) x
  where s.stage = ${stage} on conflict do nothing`;

/** A meeting that stands, so many days ago, for some partnerships: one that a duty has to look at. */
export const meetings = (of: string, days: number, pairs: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with m as (
    insert into meeting (programme_id, partnership_id, uid, zone, state, wall, minutes, means, changed_at, look_at)
    select x.programme_id, x.partnership_id, ${of} || '-' || x.programme_id || '-' || x.partnership_id, 'UTC', 'stands',
      to_char((now() - ${days}::float * interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'), 60, 'video', now(), now()
    from (select distinct programme_id, partnership_id from ${pairs} own) x returning programme_id, id, wall)
  insert into meeting_time (programme_id, meeting_id, wall, starts_at)
  select programme_id, id, wall, (wall::timestamp at time zone 'UTC') from m`;

/** A call of some partnerships that everybody has left. */
export const calls = (pairs: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into call (programme_id, partnership_id, opened_at, until_at)
  select distinct programme_id, partnership_id, ${ago(0.1)}, ${ago(0.05)} from ${pairs} own on conflict do nothing`;

export const threads = (nth: number, change: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`update thread set ${change} where id % 3 = ${nth}`;

export const mail = (n: string): RawBuilder<unknown> =>
  sql`convert_to('From: someone' || ${sql.raw(n)} || '@due.example' || chr(10) || 'Subject: Hello' || chr(10) || chr(10) || 'Hello', 'UTF8')`;
