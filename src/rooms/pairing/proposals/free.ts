import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { fewFound, hasWords, mayHaveWords } from '../../people/index.ts';
import { applying, consented, consenting, firstApplying, isOf } from '../pool/eligible.ts';

/** People of a round without a partner: a part of them, in an order. */
export interface UnplacedAsked {
  programme: number;
  round: number;
  /** `waiting` once partners are introduced. `confirmed` before: those of them who are in no proposal. */
  state: 'confirmed' | 'waiting';
  country?: string | undefined;
  /** Words of a name or an address that `askedOf` searches for. */
  search?: string | undefined;
  /** The people whom the search finds, if they are few; read by `searchedIn`. */
  found?: readonly number[] | null | undefined;
  /** Whether the people asked for are few. `searchedIn` finds out when it is not given. */
  isFew?: boolean;
  /** The applications in no proposal, when `searchedIn` found that few of many are. */
  free?: readonly number[];
}

/** Up to this many people are read one by one, whatever their turn: the planner cannot know their places in the list. */
const FEW = 2000;
/** This many of the first people in no proposal show that such people are many. */
const ENOUGH = 550;
/** The same for a search that finds many: one page of them passes most of the first people anyway. */
const ENOUGH_SEARCHED = 200;

/**
 * The same with the people that its search finds, and whether the people asked for are few: those from the country, or all who are in no
 * proposal. They are many when `enough` of the first people are in no proposal. Otherwise the rest is read, as far as needed to tell.
 */
export async function searchedIn<A extends UnplacedAsked>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: A,
  { few, enough } = { few: FEW, enough: input.search ? ENOUGH_SEARCHED : ENOUGH },
): Promise<A> {
  const { programme, round, state, country, search } = input;
  const { found = search ? await fewFound(ctx, programme, search, true) : null } = input;
  if (found || input.isFew !== undefined) return { ...input, found, isFew: input.isFew ?? true };
  const total = sql`select coalesce(sum(people), 0) <= ${few} from head_count where programme_id = ${programme} and round_id = ${round} and standing = ${state}`;
  if (country) {
    const { rows } = await sql<{
      isFew: boolean;
    }>`select (${total} and country = ${country}) as "isFew"`.execute(ctx.db);
    return { ...input, found, ...rows[0]! };
  }
  // Few people who wait are in a proposal, so fewer are tried.
  const first = Math.ceil(enough * (state === 'waiting' ? 1.2 : 2));
  const { rows } = await sql<{ isFew: boolean; isMany: boolean; free: number[] }>`
    with tried as materialized (select t.* from (${firstApplying(ctx.clock.now(), input, first)}) t where not (${total})),
    first as materialized (select from tried where not ${isOf(sql`id`, inProposal(input, sql`select id from tried`))} limit ${enough})
    select (select count(*) from tried) < ${first} as "isFew", (select count(*) from first) = ${enough} as "isMany",
      array(${freeIn(input)} and (select count(*) from tried) = ${first} and (select count(*) from first) < ${enough} limit ${few + 1}) as free`.execute(
    ctx.db,
  );
  const { isFew, isMany, free } = rows[0]!;
  if (isFew) return { ...input, found, isFew };
  return isMany || free.length > few
    ? { ...input, found, isFew: false }
    : { ...input, found, isFew: true, free };
}

/**
 * Whether an application is in no proposal of the round. Among many people this is checked before the person is read; with a join
 * PostgreSQL might check it last.
 */
const isFree = (input: UnplacedAsked, application: RawBuilder<unknown>): RawBuilder<boolean> => {
  const { programme, round, isFew } = input;
  const placed = sql`from proposal_member m
    where m.programme_id = ${programme} and m.round_id = ${round} and m.application_id = ${application}`;
  return isFew === false
    ? sql<boolean>`(select true ${placed}) is not true`
    : sql<boolean>`not exists (select ${placed})`;
};

/** The applications of a state that are in no proposal. */
const freeIn = (input: UnplacedAsked): RawBuilder<unknown> =>
  sql`select f.id from ${standing(input)} and ${isFree(input, sql`f.id`)}`;

const standing = ({ programme, round, state }: UnplacedAsked): RawBuilder<unknown> =>
  sql`application f where f.programme_id = ${programme} and f.round_id = ${round} and f.state = ${state}`;

/** The applications of a query that are in a proposal, all looked up together. */
const inProposal = (
  { programme, round }: UnplacedAsked,
  among: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select m.application_id from proposal_member m
  where m.programme_id = ${programme} and m.round_id = ${round} and m.application_id = any(array(${among}))`;

/** Whether applications `e` are in no proposal. When few of many are, indexes alone find them before anything else is read. */
function isThere(input: UnplacedAsked): RawBuilder<boolean> {
  const { isFew, found, country, free } = input;
  if (!isFew || found) return isFree(input, sql`e.application`);
  if (!country) return sql`e.application = any(${free ?? sql`array(${freeIn(input)})`})`;
  const theirs = sql`select f.id from ${standing(input)} and f.from_country = ${country}`;
  return sql`not ${isOf(sql`e.application`, inProposal(input, theirs))}`;
}

/** All people asked for, with or without consent, with the columns of `applying`. Names are read only for people on the page. */
function askedOf(now: Date, input: UnplacedAsked): RawBuilder<unknown> {
  const { programme, round, state, country, search, found = null } = input;
  const sought = [programme, search ?? '', true] as const;
  const isAsked = found
    ? sql`e.person = ${anyOf(found)}`
    : sql`${mayHaveWords(sql`e.first_letters`, ...sought)} and ${hasWords(sql`e.words`, ...sought)}`;
  const letters = search && !found ? sql`, p.words, a.first_letters` : sql``;
  return sql`
    select e.* from (${applying(now, { programme, round, state, country }, sql`, a.in_name_order${letters}`)}) e
    where ${isThere(input)} ${search ? sql`and ${isAsked}` : sql``}`;
}

/**
 * All people asked for who consent, with the columns of `applying`. Consents are read together for few people, and one by one for a page of
 * many.
 */
export const freeOf = (now: Date, input: UnplacedAsked): RawBuilder<unknown> =>
  input.isFew
    ? consenting(input.programme, askedOf(now, input))
    : sql`${askedOf(now, input)} and ${consented}`;
