import { sql } from 'kysely';
import type { Expression } from 'kysely';
import { readAround } from '../../../db/around.ts';
import type { InJson } from '../../../db/together.ts';
import type { Around } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { seesAddresses } from '../rules.ts';
import type { InboxScope, ThreadState } from '../rules.ts';
import { filtered } from './filtered.ts';
import type { ThreadFilter } from './filtered.ts';
import { threadKey } from './list.ts';
import type { ThreadSort } from './list.ts';
import { soughtIn } from './sought.ts';

/** A row of the list beside a conversation; `address` is '' for viewers who may not see it. */
export interface ThreadBeside {
  id: number;
  name: string;
  address: string;
  state: ThreadState;
}

/** The rows around a thread in a filtered and sorted list of a scope; the same query reads the rows of `along`. */
export async function aroundThread<Along>(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: InboxScope,
  { sorted, ...filter }: ThreadFilter & { sorted: ThreadSort },
  thread: number,
  along: Expression<Along>,
): Promise<Around<ThreadBeside> & { along: InJson<Along>[] }> {
  const sought = await soughtIn(ctx, programme, scope, filter.search);
  const all = () => filtered(ctx, programme, scope, filter, sought);
  const address = seesAddresses(scope) ? sql<string>`coalesce(person.address, '')` : sql<string>`''`;
  return readAround<ThreadBeside, Along>(
    ctx.db,
    {
      key: threadKey(sorted.by),
      way: sorted.way,
      read: (column) =>
        sql`(select ${column} from thread where thread.programme_id = ${programme} and thread.id = ${thread})`,
      rows: ({ from, order }, most) =>
        sql<ThreadBeside>`${all()
          .select(['thread.id', 'person.name', address.as('address'), 'thread.state'])
          .where(from)
          .orderBy(order)
          .limit(most)}`,
      numbers: ({ from, order }) => sql`${all().select('thread.id').where(from).orderBy(order)}`,
      isIn: sql`exists (${all().select('thread.id').where('thread.id', '=', thread)})`,
      tables: sought?.tables ?? null,
    },
    along,
  );
}
