import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { ownLeaver } from '../../applications/index.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { byKey } from '../../../db/byKey.ts';
import type { ByKey, KeyPart } from '../../../db/byKey.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { IN_NAME_ORDER, fewFound, hasWords } from '../../people/index.ts';
import { applying, consented, consenting, countApplying, countConsenting } from '../pool/eligible.ts';

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
}

/** The orders of the list: people with precedence first, then who has waited longest or applied first; or by name. */
export const UNPLACED_SORTS = ['turn', 'name'] as const;

export interface UnplacedSort {
  by: (typeof UNPLACED_SORTS)[number];
  way: 'rising' | 'falling';
}

/** No more people than this are read one by one, whatever their turn: the planner cannot know where in the list they stand. */
const FEW = 2000;

/** The same with the people that its search finds, and whether those who are asked for are few: from the country, or all who are in no proposal. */
export async function searchedIn<A extends UnplacedAsked>(ctx: Pick<Ctx, 'db'>, input: A): Promise<A> {
  const { programme, round, state, country, search } = input;
  const { found = search ? await fewFound(ctx, programme, search, true) : null } = input;
  if (found || input.isFew !== undefined) return { ...input, found, isFew: input.isFew ?? true };
  const { rows } = await sql<{ isFew: boolean }>`
    select coalesce(sum(people), 0) - ${
      country
        ? sql`0`
        : sql`(
      select count(*) from proposal_member where programme_id = ${programme} and round_id = ${round})`
    } <= ${FEW} as "isFew"
    from head_count
    where programme_id = ${programme} and round_id = ${round} and standing = ${state} ${country ? sql`and country = ${country}` : sql``}`.execute(
    ctx.db,
  );
  return { ...input, found, ...rows[0]! };
}

/** All that are asked for, with or without consent, as a query with the columns of `applying`. */
function askedOf(now: Date, input: UnplacedAsked): RawBuilder<unknown> {
  const { programme, round, state, country, search, found = null } = input;
  const isAsked = found
    ? sql`e.person = ${anyOf(found)}`
    : hasWords(sql`e.words`, programme, search ?? '', true);
  const isProposed = (application: RawBuilder<unknown>) => sql`exists (select from proposal_member m
    where m.programme_id = ${programme} and m.round_id = ${round} and m.application_id = ${application})`;
  // A few of very many are known by two indexes alone before anything is read of them; those from a country by their people.
  const isFree =
    input.isFew && !found && !country
      ? sql`e.application = any(array(select f.id from application f
          where f.programme_id = ${programme} and f.round_id = ${round} and f.state = ${state} and not ${isProposed(sql`f.id`)}))`
      : sql`not ${isProposed(sql`e.application`)}`;
  return sql`
    select e.* from (${applying(now, { programme, round, state }, sql`, p.words, p.name`)}) e
    where ${isFree} ${country ? sql`and e.country = ${country}` : sql``} ${search ? sql`and ${isAsked}` : sql``}`;
}

/** All that are asked for, as a query with the columns of `applying`. The consents of a few are read together, those of many one by one, as far as a page goes. */
export const freeOf = (now: Date, input: UnplacedAsked): RawBuilder<unknown> =>
  input.isFew
    ? consenting(input.programme, askedOf(now, input))
    : sql`${askedOf(now, input)} and ${consented(input.programme)}`;

/** How many are asked for, by `countUpTo`: of all of them along the index of their state, as those who wait may all have come last. */
export function countFree(now: Date, input: UnplacedAsked, most = COUNTED_TO): RawBuilder<number> {
  const { programme, round } = input;
  if (input.country || input.search) return countConsenting(programme, askedOf(now, input), most);
  const placed = (applications: RawBuilder<unknown>) => sql`select m.application_id from proposal_member m
    where m.programme_id = ${programme} and m.round_id = ${round} and m.application_id = any(${applications})`;
  return countApplying(now, input, { most, not: placed });
}

const isTheirs = (person: RawBuilder<unknown>) => sql`${person} = f.person`;

/** Rows of one turn, the lower of which comes first, by a condition on rows `p` that an index begins with (migration 0257). */
interface Branch {
  turn: number;
  isIn: RawBuilder<unknown>;
}

const FIRST = sql`(p.owed_first or p.priority > 0)::int`;
const OWED = sql`p.owed_first::int`;
const LOST = sql`(p.waiting_reason is not distinct from 'partnerLeft')::int`;

const BRANCHES: Record<UnplacedAsked['state'], readonly Branch[]> = {
  confirmed: [1, 0].map((first) => ({ turn: 2 - first, isIn: sql`${FIRST} = ${sql.lit(first)}` })),
  waiting: [1, 0].flatMap((owed) => {
    const of = (lost: 0 | 1) => sql`${OWED} = ${sql.lit(owed)} and ${LOST} = ${sql.lit(lost)}`;
    return [
      { turn: 1 - owed, isIn: of(0) },
      { turn: 1 - owed, isIn: sql`${of(1)} and not p.own` },
      { turn: 2 - owed, isIn: sql`${of(1)} and p.own` },
    ];
  }),
};

/** The same with their turn, and whether an earlier round, or a partner whom they left themselves, is why: asked of a few together, of many one by one. */
function placedOf(input: UnplacedAsked, free: RawBuilder<unknown>): RawBuilder<unknown> {
  const waits = input.state === 'waiting';
  const isAmong = (person: RawBuilder<unknown>) =>
    sql`${person} = any(array(select l.person from (${free}) l where l.waiting_reason = 'partnerLeft'))`;
  const isOwn = input.isFew
    ? sql`f.person in (${ownLeaver(input, isAmong)})`
    : sql`exists (${ownLeaver(input, isTheirs)})`;
  return sql`
    select p.*, 2 - ${waits ? sql`(not p.own)::int - ${OWED}` : FIRST} as turn
    from (
      select f.*, f.owed_first as earlier,
        ${waits ? sql`f.waiting_reason is not distinct from 'partnerLeft' and ${isOwn}` : sql`false`} as own
      from (${free}) f ${input.isFew ? sql`offset 0` : sql``}) p`;
}

/** The key of an order of rows `p`. */
function keyOf({ programme, state }: UnplacedAsked, by: UnplacedSort['by']): readonly KeyPart[] {
  const application = { number: sql`p.application` };
  if (by === 'name') {
    const ofRow = (id: RawBuilder<unknown>) => sql`(select ${IN_NAME_ORDER} from application a
      join person on person.programme_id = a.programme_id and person.id = a.person_id
      where a.programme_id = ${programme} and a.id = ${id})`;
    return [{ text: IN_NAME_ORDER, ofRow }, application];
  }
  const came = [{ time: sql`p.came` }, application];
  return [{ number: sql`p.turn` }, ...(state === 'waiting' ? [{ time: sql`p.since` }] : []), ...came];
}

/** The place of somebody in the list, as `placedPage` takes it; null when it does not have them. */
export async function placeOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: UnplacedAsked,
  { by }: UnplacedSort,
  application: number,
): Promise<readonly string[] | null> {
  const { key } = byKey(keyOf(input, by), 'rising', 1, undefined);
  const { rows } = await sql<{ key: string }>`
    select ${key} as key from (${placedOf(input, freeOf(ctx.clock.now(), input))}) p
    join person on person.programme_id = ${input.programme} and person.id = p.person where p.application = ${application}`.execute(
    ctx.db,
  );
  return rows[0]?.key.split('.') ?? null;
}

/**
 * A page of the list from a place on, as a query with the columns of `applying`, `earlier`, `own` and `key`, and how its rows become the page. It walks along an index in the
 * order of the list, of one turn after the other, and works out of nobody whether they come first who is not on its way. `free` is where a query around it has `freeOf`.
 */
export function placedPage(
  now: Date,
  input: UnplacedAsked,
  { by, way }: UnplacedSort,
  size: number,
  place: Place | undefined,
  free: RawBuilder<unknown> = freeOf(now, input),
): { query: RawBuilder<unknown>; page: ByKey } {
  const parts = keyOf(input, by);
  const page = byKey(parts, way, size, place);
  // A few of them are found before they are put in order.
  const all = sql`${placedOf(input, free)} ${input.isFew ? sql`offset 0` : sql``}`;
  // As the index of names has them; a few are put in order without it.
  const named = input.isFew
    ? sql`cross join lateral (select p.name) person`
    : sql`join person on person.programme_id = ${input.programme} and person.id = p.person and person.erased_at is null and person.stands_for is null`;
  if (by === 'name')
    return {
      page,
      query: sql`select p.*, ${page.key} as key from (${all}) p ${named} where ${page.from} order by ${page.order} limit ${page.limit}`,
    };
  if (input.isFew)
    return {
      page,
      query: sql`select p.*, ${page.key} as key from (${all}) p where ${page.from} order by ${page.order} limit ${page.limit}`,
    };
  const known = place?.key.length === parts.length ? place : undefined;
  const rises = (way === 'rising') !== (known?.side === 'before');
  const branches = BRANCHES[input.state].filter(({ turn }) => {
    const from = known ? Number(known.key[0]) : turn;
    return rises ? turn >= from : turn <= from;
  });
  const rowsOf = ({ turn, isIn }: Branch) => {
    const isPlaced = known && Number(known.key[0]) === turn;
    const own = byKey(
      parts.slice(1),
      way,
      size,
      known && { side: known.side, key: isPlaced ? known.key.slice(1) : [] },
    );
    return sql`(select p.*, ${page.key} as key from (${all}) p where ${isIn} and ${own.from} order by ${own.order} limit ${own.limit})`;
  };
  return {
    page,
    query: sql`select * from (${sql.join(branches.map(rowsOf), sql` union all `)}) p order by ${page.order} limit ${page.limit}`,
  };
}
