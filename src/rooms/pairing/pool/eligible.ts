import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import { silent } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { CONSENT_KINDS } from '../../people/index.ts';

/**
 * The states of those who are weighed: who may be given partners before the publication, and after it; `running`: who waits, and who has
 * partners, for a third of a pair.
 */
export type EligibleState = 'confirmed' | 'waiting' | 'running';

/** An application that may be given partners now. */
export interface Eligible {
  application: number;
  person: number;
  /** Its place among them, from 1: who sent theirs in first, not who began first. */
  order: number;
  priority: number;
  country: string | null;
  zone: string | null;
  /** When their application got its state, and why they wait if they do. */
  since: Date;
  waitingReason: string | null;
}

interface In {
  programme: number;
  round: number;
  state: EligibleState;
}

/**
 * The people who can be given partners: before publication the confirmed, except those who said no or stayed silent all their time;
 * afterwards those who wait, but for who would rather be looked for in the next round. In the order of applying. Only people with a confirmed address of their own and all three consents.
 */
export async function eligibleOf(ctx: Pick<Ctx, 'db' | 'clock'>, input: In): Promise<Eligible[]> {
  const { rows } = await sql<Eligible>`
    select application, person, (row_number() over (order by came, application))::int as "order", priority, country, zone, since,
      waiting_reason as "waitingReason"
    from (${eligible(ctx.clock.now(), input)}) e order by "order"`.execute(ctx.db);
  return rows;
}

/**
 * The same as a query for others to go on from, with the columns of `applying`. Consents are read of all of them together, in the order of the
 * index: looked up one by one they take most of the time. By `is true` the planner expects that half of them consent, else next to nobody.
 */
export const eligible = (now: Date, input: In): RawBuilder<unknown> =>
  consenting(input.programme, applying(now, input));

/** The same with fewer columns: application, person, came, locale. Of ten thousand people each column costs a millisecond. */
export const eligibleInShort = (now: Date, input: In): RawBuilder<unknown> =>
  consenting(input.programme, sql`select ${IN_SHORT} ${those(now, input)}`);

/** Those of a query with a column `person` who have given every kind of consent. */
export const consenting = (programme: number, people: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with applying as materialized (${people})
  select e.* from applying e where (e.person in (${consentingOf(programme, sql`array(select person from applying)`)})) is true`;

/** Those of some people who have given every kind of consent. */
const consentingOf = (programme: number, people: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.person_id from consent c
  where c.programme_id = ${programme} and c.person_id = any(${people}) and c.withdrawn_at is null
  group by c.person_id having ${allGiven}`;

/** Whether consents `c` of one person are of every kind. */
const allGiven = sql.join(
  CONSENT_KINDS.map((kind) => sql`bool_or(c.kind = ${kind})`),
  sql` and `,
);

/** Whether the person of a row `e` of `applying` has given every kind of consent: looked up for each row, for queries that ask for few. */
export const consented = (programme: number): RawBuilder<boolean> => sql<boolean>`(
  select ${allGiven} from consent c where c.programme_id = ${programme} and c.person_id = e.person and c.withdrawn_at is null)`;

/**
 * How many of a query with a column `person` have given every kind of consent, by `countUpTo`. Nearly everybody has: the consents of just as many as are counted are read
 * together, and one by one only where some of these lack one.
 */
export const countConsenting = (
  programme: number,
  people: RawBuilder<unknown>,
  most = COUNTED_TO,
): RawBuilder<number> => {
  const together = consenting(programme, sql`select person from tried`);
  const oneByOne = sql`select from (${people}) e where ${consented(programme)}`;
  return sql<number>`(
    with tried as materialized (${people} limit ${most + 1}),
    standing as materialized (select count(*)::int as people from (${together}) s)
    select case when people > ${most} or (select count(*) from tried) <= ${most} then people
      else ${countUpTo(oneByOne, most)} end from standing)`;
};

/**
 * How many of a round could be given partners and consent, in the order of their state, by `countUpTo`; where `not` is given, only those who are not in that query of applications,
 * which is given the ones to look for. Nearly everybody is counted: of somewhat more than are needed, all that tells is read together, each table once. Only where too few of these
 * remain is everybody looked up.
 */
export function countApplying(
  now: Date,
  of: In,
  {
    most = COUNTED_TO,
    not,
  }: { most?: number; not?: (applications: RawBuilder<unknown>) => RawBuilder<unknown> },
): RawBuilder<number> {
  const { programme } = of;
  const enough = Math.ceil((most + 1) * 1.2);
  const some = not ? 2 * enough : enough;
  const isFree = not ? sql`not exists (select from (${not(sql`array[e.application]`)}) n)` : sql`true`;
  const all = sql`select e.* from (${applying(now, of)}) e
    where ${isFree} and ${consented(programme)} order by e.since, e.application`;
  return sql<number>`(
    with tried as materialized (
      select a.id as application, a.person_id as person from application a
      where ${mayApply(now, of)} order by a.state_at, a.id limit ${some}),
    remaining as materialized (
      select t.person from tried t
      where ${isOf(
        sql`t.person`,
        sql`select p.id from person p where p.programme_id = ${programme} and p.id = any(array(select person from tried)) and ${THERE}`,
      )}
        and ${not ? sql`not ${isOf(sql`t.application`, not(sql`array(select application from tried)`))}` : sql`true`}
      limit ${enough}),
    standing as materialized (
      select count(*)::int as people from remaining r
      where ${isOf(sql`r.person`, consentingOf(programme, sql`array(select person from remaining)`))})
    select case when people > ${most} then ${most + 1}::int
      when (select count(*) from tried) < ${some} and (select count(*) from remaining) < ${enough} then people
      else ${countUpTo(all, most)} end from standing)`;
}

/** By `is true` the planner reads what is given as a whole, and looks up no row of it one by one. */
const isOf = (what: RawBuilder<unknown>, given: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${what} in (${given})) is true`;

/**
 * The people who could be given partners, with or without consent, as a query: application, person, came (when they applied), priority,
 * answers_version, country, zone, locale, since, waiting_reason, owed_first, and `more` of `p`.
 */
export const applying = (now: Date, input: In, more: RawBuilder<unknown> = sql``): RawBuilder<unknown> => sql`
  select ${IN_SHORT}, a.priority, a.answers_version, p.country, p.zone,
    a.state_at as since, a.waiting_reason, a.owed_first${more}
  ${those(now, input)}`;

const IN_SHORT = sql`a.id as application, p.id as person, coalesce(a.submitted_at, a.created_at) as came, p.locale`;

const those = (now: Date, input: In): RawBuilder<unknown> => sql`
  from application a
  join person p on p.programme_id = a.programme_id and p.id = a.person_id
  where ${mayApply(now, input)} and ${THERE}`;

/** The condition on applications `a`. */
const mayApply = (now: Date, { programme, round, state }: In): RawBuilder<boolean> => sql<boolean>`
  a.programme_id = ${programme} and a.round_id = ${round} and ${state === 'running' ? sql`a.state in ('waiting', 'matched')` : sql`a.state = ${state}`}
    and (a.state <> 'waiting' or not exists (select from again_wait w
      where w.programme_id = a.programme_id and w.application_id = a.id and w.choice = 'next' and w.since = a.state_at))
    and (a.state in ('waiting', 'matched') or (a.unavailable_at is null and not ${silent(now, { programme, round })}))`;

/** The condition on their people `p`. */
const THERE = sql<boolean>`p.erased_at is null and p.stands_for is null and p.address_confirmed_at is not null`;
