import { sql } from 'kysely';
import { aroundRow, countUpTo } from '../../../db/byKey.ts';
import { AFTER, BEFORE } from '../../../db/around.ts';
import type { Side } from '../../../db/around.ts';
import { COUNTED_AROUND } from '../../../lib/placeInList.ts';
import type { Around } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { placedIn, unplacedKey } from './listUnplaced.ts';
import type { UnplacedAsked, UnplacedSort } from './listUnplaced.ts';

/** A row of the list beside somebody without a partner, by the number of their application. */
export interface UnplacedBeside {
  id: number;
  name: string;
  country: string | null;
}

/** The rows around somebody in the list of those without a partner, as it is filtered and sorted; null when it does not have them. */
export async function aroundUnplaced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: UnplacedAsked & { sorted: UnplacedSort },
  application: number,
): Promise<Around<UnplacedBeside> | null> {
  const { sorted, programme } = input;
  const sides = aroundRow(
    unplacedKey(input, sorted.by),
    sorted.way,
    (column) => sql`(select ${column} from placed p where p.application = ${application})`,
  );
  const rows = ({ from, order }: Side, most: number) => sql`(
    select coalesce(json_agg(one), '[]') from (
      select p.application as id, x.name, p.country from placed p
      join person x on x.programme_id = ${programme} and x.id = p.person
      where ${from} order by ${order} limit ${most}) one)`;
  // The list is worked out once for all of them.
  const { rows: found } = await sql<Around<UnplacedBeside>>`
    with ${placedIn(ctx.clock.now(), input)}
    select ${rows(sides.before, BEFORE)} as before, ${rows(sides.after, AFTER)} as after,
      ${count(sides.before)} as "countBefore", ${count(sides.after)} as "countAfter",
      exists (select from placed where application = ${application}) as "isIn"`.execute(ctx.db);
  const [around] = found;
  return around?.isIn ? { ...around, before: around.before.toReversed() } : null;
}

const count = ({ from }: Side) => countUpTo(sql`select from placed p where ${from}`, COUNTED_AROUND);
