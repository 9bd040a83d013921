import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { seesAddresses } from '../rules.ts';
import type { InboxScope } from '../rules.ts';
import { inScope, threadsWithPeople } from '../threadRows.ts';
import type { ListedThread } from './list.ts';

/** The people of those threads that a scope shows, by the thread's id. */
export async function withWhom(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: InboxScope,
  threads: readonly number[],
): Promise<ReadonlyMap<number, Pick<ListedThread['person'], 'name' | 'address'>>> {
  const rows = await threadsWithPeople(ctx, programme)
    .select(['thread.id', 'person.name', 'person.address'])
    .where('thread.id', '=', anyOf(threads))
    .where('person.erased_at', 'is', null)
    .where(inScope(scope))
    .execute();
  const seen = seesAddresses(scope);
  return new Map(rows.map(({ id, name, address }) => [id, { name, address: (seen && address) || '' }]));
}
