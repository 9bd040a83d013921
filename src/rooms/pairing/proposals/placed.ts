import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { ownLeaver } from '../../applications/index.ts';
import { byKey } from '../../../db/byKey.ts';
import type { ByKey, KeyPart } from '../../../db/byKey.ts';
import type { Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { IN_NAME_ORDER } from '../../people/index.ts';
import { freeOf } from './free.ts';
import type { UnplacedAsked } from './free.ts';

/** The orders of the list: people with precedence first, then those who have waited longest or applied first; or by name. */
export const UNPLACED_SORTS = ['turn', 'name'] as const;

export interface UnplacedSort {
  by: (typeof UNPLACED_SORTS)[number];
  way: 'rising' | 'falling';
}

const isTheirs = (person: RawBuilder<unknown>) => sql`${person} = f.person`;

/** Rows of one turn (lower turns come first), by a condition on rows `p` that an index begins with (migration 0257). */
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

/**
 * The same with their turn, and whether an earlier round or a partner they left is the reason. That is looked up together for few people,
 * and one by one for many.
 */
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

/** The key of an order, of rows `p`. */
function keyOf({ programme, state }: UnplacedAsked, by: UnplacedSort['by']): readonly KeyPart[] {
  if (by === 'name') {
    // The name as each application stores it: an index holds applications of one state in this order.
    const ofRow = (id: RawBuilder<unknown>) =>
      sql`(select ${IN_NAME_ORDER} from person where programme_id = ${programme} and id = ${id})`;
    return [{ text: sql`p.in_name_order`, ofRow }, { number: sql`p.person` }];
  }
  const application = { number: sql`p.application` };
  const came = [{ time: sql`p.came` }, application];
  return [{ number: sql`p.turn` }, ...(state === 'waiting' ? [{ time: sql`p.since` }] : []), ...came];
}

/** A person's place in the list, as `placedPage` takes it; null when they are not in it. */
export async function listPlaceOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: UnplacedAsked,
  { by }: UnplacedSort,
  application: number,
): Promise<readonly string[] | null> {
  const { key } = byKey(keyOf(input, by), 'rising', 1, undefined);
  const { rows } = await sql<{ key: string }>`
    select ${key} as key from (${placedOf(input, freeOf(ctx.clock.now(), input))}) p where p.application = ${application}`.execute(
    ctx.db,
  );
  return rows[0]?.key.split('.') ?? null;
}

/**
 * A page of the list from a place on: a query with the columns of `applying`, `earlier`, `own` and `key`, and how its rows become the page.
 * The query walks along an index in the order of the list, one turn after the other. It works out precedence only for the people it passes.
 * `free` refers to `freeOf` in a query around this one, if that has it.
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
  // A few people are found first and sorted afterwards.
  const all = sql`${placedOf(input, free)} ${input.isFew ? sql`offset 0` : sql``}`;
  if (by === 'name')
    return {
      page,
      query: sql`select p.*, ${page.key} as key from (${all}) p where ${page.from} order by ${page.order} limit ${page.limit}`,
    };
  if (input.isFew) {
    // Places are worked out only for people on the page.
    const first = sql`select p.* from (${all}) p where ${page.from} order by ${page.order} limit ${page.limit}`;
    return { page, query: sql`select p.*, ${page.key} as key from (${first}) p order by ${page.order}` };
  }
  const known = place?.key.length === parts.length ? place : undefined;
  const rises = (way === 'rising') !== (known?.side === 'before');
  const branches = BRANCHES[input.state]
    .filter(({ turn }) => {
      const from = known ? Number(known.key[0]) : turn;
      return rises ? turn >= from : turn <= from;
    })
    .toSorted((one, other) => (rises ? one.turn - other.turn : other.turn - one.turn))
    .map(({ turn, isIn }, at) => ({ turn, isIn, at, rows: sql.ref(`branch_${at}`) }));
  const rowsOf = ({ turn, isIn }: Branch, before: readonly RawBuilder<unknown>[]) => {
    const isPlaced = known && Number(known.key[0]) === turn;
    const own = byKey(
      parts.slice(1),
      way,
      size,
      known && { side: known.side, key: isPlaced ? known.key.slice(1) : [] },
    );
    const isFull = sql`(select count(*) from (${sql.join(before, sql` union all `)}) b) >= ${page.limit}`;
    return sql`(select p.*, ${page.key} as key from (${all}) p
      where ${isIn} and ${own.from} ${before.length > 0 ? sql`and not ${isFull}` : sql``} order by ${own.order} limit ${own.limit})`;
  };
  // A turn is skipped when earlier turns fill the page.
  const read = branches.map((branch) => {
    const before = branches.filter(({ turn, at }) => at < branch.at && turn !== branch.turn);
    return sql`${branch.rows} as materialized ${rowsOf(
      branch,
      before.map(({ rows }) => sql`select from ${rows}`),
    )}`;
  });
  const together = sql.join(
    branches.map(({ rows }) => sql`select * from ${rows}`),
    sql` union all `,
  );
  return {
    page,
    query: sql`with ${sql.join(read)} select * from (${together}) p order by ${page.order} limit ${page.limit}`,
  };
}
