import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { seesAddresses } from '../rules.ts';
import type { InboxScope } from '../rules.ts';
import { filtered } from './filtered.ts';

/** The number of threads shown on a page for merging with one. */
const MERGED_WITH = 50;

/** Other threads with which a thread could be merged: first those of the same person, then the newest. None about a concern. */
export async function otherThreads(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: InboxScope,
  thread: { id: number; private: boolean; concern: number | null; person: { id: number } },
): Promise<{ id: number; subject: string; name: string; address: string; lastAt: Date }[]> {
  if (thread.concern !== null) return [];
  const some = (theirs: '=' | '!=') =>
    filtered(ctx, programme, scope, {}, null)
      .select([
        'thread.id',
        'thread.subject',
        'person.name',
        'person.address',
        'thread.last_at as lastAt',
        sql<boolean>`${sql.lit(theirs === '=')}`.as('isTheirs'),
      ])
      .where('thread.person_id', theirs, thread.person.id)
      .where('thread.id', '!=', thread.id)
      .where('thread.private_at', thread.private ? 'is not' : 'is', null)
      .where('thread.concern_id', 'is', null)
      .orderBy('thread.last_at', 'desc')
      .limit(MERGED_WITH);
  // Each has an index of its own: in one order all threads would be read.
  const rows = await ctx.db
    .selectFrom(
      ctx.db
        .selectFrom(some('=').as('theirs'))
        .selectAll()
        .unionAll(ctx.db.selectFrom(some('!=').as('newest')).selectAll())
        .as('other'),
    )
    .selectAll()
    .orderBy('isTheirs', 'desc')
    .orderBy('lastAt', 'desc')
    .limit(MERGED_WITH)
    .execute();
  return rows.map(({ id, subject, name, address, lastAt }) => ({
    id,
    subject,
    name,
    address: seesAddresses(scope) ? (address ?? '') : '',
    lastAt,
  }));
}
