import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { fewFound, hasWords } from '../../people/index.ts';
import { countApplying, countConsenting, enoughFor } from '../pool/countEligible.ts';
import { applying, consented, consenting, firstApplying, isOf } from '../pool/eligible.ts';

/** Those of a round who have no partner: some of them, in an order. */
export interface UnplacedAsked {
  programme: number;
  round: number;
  /** Once partners are introduced those who wait, before it those who are confirmed and in no proposal. */
  state: 'confirmed' | 'waiting';
  country?: string | undefined;
  /** Read by `isFound`. */
  search?: string | undefined;
  /** The people whom `searchedIn` read: those that the search finds, where they are few. */
  found?: readonly number[] | null | undefined;
  /** Whether those who are asked for are few: by `searchedIn`, where it is not given. */
  isFew?: boolean;
  /** The applications that are in no proposal, where `searchedIn` found that these are few of many. */
  free?: readonly number[];
  /** Some people whose are in no proposal, where it found that these are many. */
  some?: readonly number[];
}

/** No more people than this are read one by one, whatever their turn: the planner cannot know where in the list they stand. */
const FEW = 2000;

/**
 * The same with the people that its search finds, and whether those who are asked for are few: from the country, or all who are in no proposal. Where so many of the first are in none,
 * they are many, as `most` of them can be counted; only else are the others read, as far as tells it.
 */
export async function searchedIn<A extends UnplacedAsked>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: A,
  { few, most } = { few: FEW, most: COUNTED_TO },
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
  // Nobody counts those whom a search finds among very many.
  const enough = enoughFor(search ? Math.ceil(most / 2) : most);
  // Of those who wait few are in a proposal.
  const first = Math.ceil(enough * (state === 'waiting' ? 1.2 : 2));
  const { rows } = await sql<{ isFew: boolean; some: number[]; free: number[] }>`
    with tried as materialized (select t.* from (${firstApplying(ctx.clock.now(), input, first)}) t where not (${total})),
    first as materialized (select person_id from tried where not ${isOf(sql`id`, inProposal(input, sql`select id from tried`))} limit ${enough})
    select (select count(*) from tried) < ${first} as "isFew", array(select person_id from first) as some,
      array(${freeIn(input)} and (select count(*) from tried) = ${first} and (select count(*) from first) < ${enough} limit ${few + 1}) as free`.execute(
    ctx.db,
  );
  const { isFew, some, free } = rows[0]!;
  if (isFew) return { ...input, found, isFew };
  return some.length < enough && free.length <= few
    ? { ...input, found, isFew: true, free }
    : { ...input, found, isFew: false, some };
}

/** Whether an application is in no proposal of the round. Among many it is asked of each before its person is read: joined, it might be asked last. */
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

/** The applications of a query that are in a proposal, looked up together. */
const inProposal = (
  { programme, round }: UnplacedAsked,
  among: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select m.application_id from proposal_member m
  where m.programme_id = ${programme} and m.round_id = ${round} and m.application_id = any(array(${among}))`;

/** Whether applications `e` are in no proposal: a few of many are known by indexes alone before anything is read of them. */
function isThere(input: UnplacedAsked): RawBuilder<boolean> {
  const { isFew, found, country, free } = input;
  if (!isFew || found) return isFree(input, sql`e.application`);
  if (!country) return sql`e.application = any(${free ?? sql`array(${freeIn(input)})`})`;
  const theirs = sql`select f.id from ${standing(input)} and f.from_country = ${country}`;
  return sql`not ${isOf(sql`e.application`, inProposal(input, theirs))}`;
}

/** All that are asked for, with or without consent, as a query with the columns of `applying`. */
function askedOf(now: Date, input: UnplacedAsked): RawBuilder<unknown> {
  const { programme, round, state, country, search, found = null } = input;
  const isAsked = found
    ? sql`e.person = ${anyOf(found)}`
    : hasWords(sql`e.words`, programme, search ?? '', true);
  return sql`
    select e.* from (${applying(now, { programme, round, state, country }, sql`, p.words, p.name`)}) e
    where ${isThere(input)} ${search ? sql`and ${isAsked}` : sql``}`;
}

/** All that are asked for, as a query with the columns of `applying`. The consents of a few are read together, those of many one by one, as far as a page goes. */
export const freeOf = (now: Date, input: UnplacedAsked): RawBuilder<unknown> =>
  input.isFew
    ? consenting(input.programme, askedOf(now, input))
    : sql`${askedOf(now, input)} and ${consented}`;

/** How many are asked for, by `countUpTo`: of all of them along the index of their state, as those who wait may all have come last. */
export function countFree(now: Date, input: UnplacedAsked, most = COUNTED_TO): RawBuilder<number> {
  if (input.country || input.search) return countConsenting(input.programme, askedOf(now, input), most);
  const { some } = input;
  return countApplying(now, input, {
    most,
    isFree: (application) => isFree(input, application),
    ...(some && { some }),
  });
}
