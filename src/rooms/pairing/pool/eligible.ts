import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { silent } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { CONSENT_KINDS } from '../../people/index.ts';

/**
 * The states of people who are weighed: `confirmed` before the publication, `waiting` after it. `running` also takes in people who have
 * partners, for a third of a pair.
 */
export type EligibleState = 'confirmed' | 'waiting' | 'running';

/** An application that may be given partners now. */
export interface Eligible {
  application: number;
  person: number;
  /** Their place among all of these, from 1, by when they sent the application in, not by when they began it. */
  order: number;
  priority: number;
  country: string | null;
  zone: string | null;
  /** When their application came into its state, and why they wait, if they do. */
  since: Date;
  waitingReason: string | null;
}

export interface In {
  programme: number;
  round: number;
  state: EligibleState;
  /** Only people from this country. */
  country?: string | undefined;
  /** Only these applications. */
  applications?: readonly number[] | undefined;
}

/**
 * The people who can be given partners, in the order of applying. Before publication: people with a confirmed application, except those who
 * said they are not available or let the time to answer pass. Afterwards: people who wait, except those who chose the next round. All have
 * a confirmed address of their own and all three consents.
 */
export async function eligibleOf(ctx: Pick<Ctx, 'db' | 'clock'>, input: In): Promise<Eligible[]> {
  const { rows } = await sql<Eligible>`
    select application, person, (row_number() over (order by came, application))::int as "order", priority, country, zone, since,
      waiting_reason as "waitingReason"
    from (${eligible(ctx.clock.now(), input)}) e order by "order"`.execute(ctx.db);
  return rows;
}

/**
 * The same as a query to build on, with the columns of `applying`. Reads the consents of all people together, in the order of the index:
 * one lookup each takes most of the time. With `is true` the planner expects half of them to consent; without it, next to nobody.
 */
export const eligible = (now: Date, input: In): RawBuilder<unknown> =>
  consenting(input.programme, applying(now, input));

/** The same with fewer columns: application, person, came, locale. With ten thousand people, each column costs a millisecond. */
export const eligibleInShort = (now: Date, input: In): RawBuilder<unknown> =>
  consenting(input.programme, sql`select ${IN_SHORT} ${those(now, input)}`);

/** The rows of a query with a column `person` whose people have given every kind of consent. */
export const consenting = (programme: number, people: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with applying as materialized (${people})
  select e.* from applying e where (e.person in (${consentingOf(programme, sql`array(select person from applying)`)})) is true`;

/** The people among those given who have given every kind of consent. */
export const consentingOf = (programme: number, people: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.person_id from consent c
  where c.programme_id = ${programme} and c.person_id = any(${people}) and c.withdrawn_at is null
  group by c.person_id having ${allGiven}`;

/** Whether consents `c` of one person include every kind. */
const allGiven = sql.join(
  CONSENT_KINDS.map((kind) => sql`bool_or(c.kind = ${kind})`),
  sql` and `,
);

/**
 * Whether the person of a row `e` of `applying` has given every kind of consent. It is looked up for each row, for queries that need few.
 * It uses a column of the person and one of the application, so that PostgreSQL checks it last.
 */
export const consented: RawBuilder<boolean> = sql<boolean>`(
  select ${allGiven} from consent c where c.programme_id = e.programme and c.person_id = e.person and c.withdrawn_at is null)`;

/**
 * The first people who could be given partners, with or without consent, in their turn, as a query of `id` and `person_id`. People who
 * applied at about the same time lie close together in every table, so many are read quickly.
 */
export const firstApplying = (now: Date, of: In, most: number): RawBuilder<unknown> => sql`
  select a.id, a.person_id from application a where ${mayApply(now, of)}
  order by ${of.state === 'waiting' ? WAITING : CONFIRMED} limit ${most}`;

/** The order of the indexes (migration 0257). */
const CAME = sql`coalesce(a.submitted_at, a.created_at), a.id`;
const CONFIRMED = sql`(a.owed_first or a.priority > 0)::int, ${CAME}`;
const WAITING = sql`a.owed_first::int, (a.waiting_reason is not distinct from 'partnerLeft')::int, a.state_at, ${CAME}`;

/** With `is true` the planner reads `given` as a whole, instead of looking up each row. */
export const isOf = (what: RawBuilder<unknown>, given: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${what} in (${given})) is true`;

/**
 * The people who could be given partners, with or without consent, as a query. Its columns: application, programme, person, came (when they
 * applied), priority, answers_version, country, zone, locale, since, waiting_reason, owed_first, and `more` of `p`.
 */
export const applying = (now: Date, input: In, more: RawBuilder<unknown> = sql``): RawBuilder<unknown> => sql`
  select ${IN_SHORT}, p.programme_id as programme, a.priority, a.answers_version, p.country, p.zone,
    a.state_at as since, a.waiting_reason, a.owed_first${more}
  ${those(now, input)}`;

const IN_SHORT = sql`a.id as application, a.person_id as person, coalesce(a.submitted_at, a.created_at) as came, p.locale`;

const those = (now: Date, input: In): RawBuilder<unknown> => sql`
  from application a
  join person p on p.programme_id = a.programme_id and p.id = a.person_id
  where ${mayApply(now, input)} and ${THERE}`;

/** The condition on applications `a` that nothing in their state stands in the way. */
const mayApply = (
  now: Date,
  { programme, round, state, country, applications }: In,
): RawBuilder<boolean> => sql<boolean>`
  a.programme_id = ${programme} and a.round_id = ${round} and ${state === 'running' ? sql`a.state in ('waiting', 'matched')` : sql`a.state = ${state}`}
    ${country ? sql`and a.from_country = ${country}` : sql``} ${applications ? sql`and a.id = ${anyOf(applications)}` : sql``}
    and ${state === 'confirmed' ? sql`a.unavailable_at is null and not ${silent(now, { programme, round })}` : NOT_LATER}`;

/** Leaves out waiting people who chose to be looked for in the next round. */
const NOT_LATER = sql`(a.state <> 'waiting' or not exists (select from again_wait w
  where w.programme_id = a.programme_id and w.application_id = a.id and w.choice = 'next' and w.since = a.state_at))`;

/** The condition on people `p` of those applications. */
export const THERE = sql<boolean>`p.erased_at is null and p.stands_for is null and p.address_confirmed_at is not null`;
