import { sql } from 'kysely';
import { readAround } from '../../../db/around.ts';
import type { Around } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { isInQueue } from './queues.ts';
import type { Queue } from './queues.ts';
import { commentKey } from './sorts.ts';
import type { CommentSort } from './sorts.ts';

/** A row of the list beside a comment: when it was written, as ISO 8601. */
export interface CommentBeside {
  id: number;
  name: string;
  writtenAt: string;
}

/** The rows around a comment in a queue, in the chosen order. */
export function aroundComment(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { queue, sorted }: { queue: Queue; sorted: CommentSort },
  comment: number,
): Promise<Around<CommentBeside>> {
  const all = sql`comment c where c.programme_id = ${programme} and ${isInQueue(programme, queue)}`;
  return readAround<CommentBeside>(ctx.db, {
    key: commentKey(programme, sorted.by),
    way: sorted.way,
    read: (column) =>
      sql`(select ${column} from comment c where c.programme_id = ${programme} and c.id = ${comment})`,
    rows: ({ from, order }, most) =>
      sql<CommentBeside>`(
        select c.id, c.name, c.written_at as "writtenAt" from ${all} and ${from} order by ${order} limit ${most})`,
    numbers: ({ from, order }) => sql`select c.id from ${all} and ${from} order by ${order}`,
    isIn: sql`exists (select from ${all} and c.id = ${comment})`,
  });
}
