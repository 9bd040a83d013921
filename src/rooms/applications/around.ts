import { sql } from 'kysely';
import type { Expression, RawBuilder } from 'kysely';
import { aroundRow, countUpTo } from '../../db/byKey.ts';
import { together } from '../../db/together.ts';
import type { InJson } from '../../db/together.ts';
import type { Ctx } from '../ctx.ts';
import { SHOWN, filtered, keyOf } from './list.ts';
import type { ApplicationFilter, Scope, ShownState, Sorted } from './list.ts';

/** A row of the list beside an application. */
export interface Neighbour {
  id: number;
  name: string;
  state: ShownState;
}

/** The rows of a list around one of them, and how many stand before and behind it: counted to one more than `COUNTED_AROUND`. */
interface Around {
  before: Neighbour[];
  after: Neighbour[];
  countBefore: number;
  countAfter: number;
  /** Whether the list itself still has the application: an act may have taken it out of what is filtered for. */
  isIn: boolean;
}

/** Rows that stand beside an application, before and behind it. */
const BEFORE = 8;
const AFTER = 11;
/** Rows that are counted on each side of it. */
export const COUNTED_AROUND = 200;

/** The rows around an application in a list as it is filtered and sorted, and beside them those of `along`, by one query. */
export async function aroundApplication<Along>(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter & { sorted: Sorted },
  application: number,
  along: Expression<Along>,
): Promise<Around & { along: InJson<Along>[] }> {
  const { programme } = scope;
  const { sorted } = filter;
  const read = (column: RawBuilder<unknown>) => sql`(
    select ${column} from application join person on person.programme_id = application.programme_id and person.id = application.person_id
    where application.programme_id = ${programme} and application.id = ${application})`;
  const { before, after } = aroundRow(keyOf(programme, sorted.by), sorted.way, read);
  const rows = ({ from, order }: typeof before, most: number) =>
    filtered(ctx, scope, filter)
      .select(['application.id', 'person.name', SHOWN.as('state')])
      .where(from)
      .orderBy(order)
      .limit(most);
  // In the order of the index, so that no more is read than is counted.
  const count = ({ from, order }: typeof before) =>
    countUpTo(
      sql`${filtered(ctx, scope, filter).select('application.id').where(from).orderBy(order)}`,
      COUNTED_AROUND,
    );
  const isIn = sql`exists (${filtered(ctx, scope, filter).select('application.id').where('application.id', '=', application)})`;
  const found = await together(ctx.db, {
    before: rows(before, BEFORE),
    after: rows(after, AFTER),
    counts: sql<{ countBefore: number; countAfter: number; isIn: boolean }>`(
      select ${count(before)} as "countBefore", ${count(after)} as "countAfter", ${isIn} as "isIn")`,
    along,
  });
  return {
    before: found.before.toReversed(),
    after: found.after,
    ...found.counts[0]!,
    along: found.along,
  };
}
