import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';
import { asReader } from '../partnerships/index.ts';
import { personOf } from '../people/index.ts';
import { readsPrivate } from './private/readsPrivate.ts';
import type { InboxScope } from './rules.ts';
import { anyOf } from '../../db/anyOf.ts';

export type ThreadRow = Selectable<Schema['thread']>;

/** The condition of a scope on threads joined with their person; an empty scope lets nothing through. */
export function inScope(scope: InboxScope) {
  return (
    eb: ExpressionBuilder<Pick<Schema, 'thread' | 'person'>, 'thread' | 'person'>,
  ): Expression<SqlBool> => {
    const any: Expression<SqlBool>[] = [];
    if (scope.all) any.push(eb('thread.private_at', 'is', null));
    else if (scope.countries.length > 0)
      any.push(
        eb.and([eb('thread.private_at', 'is', null), eb('person.country', '=', anyOf([...scope.countries]))]),
      );
    // Ambassadors read no private threads.
    if (scope.viewer && (scope.all || scope.private))
      any.push(eb.and([eb('thread.private_at', 'is not', null), readsPrivate(asReader(scope.viewer))]));
    return any.length > 0 ? eb.or(any) : eb.val(false);
  };
}

/** Threads with their people; `people` if these are not to be read one by one. */
export const threadsWithPeople = (ctx: Pick<Ctx, 'db'>, programme: number, people = personOf('thread')) =>
  ctx.db
    .selectFrom('thread')
    .innerJoinLateral(people, (join) => join.onTrue())
    .where('thread.programme_id', '=', programme);

/** A thread that a volunteer may see and that was not merged into another, its row locked; null when there is none. */
export async function lockThread(
  ctx: Ctx,
  input: { programme: number; thread: number; scope: InboxScope },
): Promise<ThreadRow | null> {
  const row = await threadsWithPeople(ctx, input.programme)
    .selectAll('thread')
    .where('thread.id', '=', input.thread)
    .where('thread.merged_into', 'is', null)
    .where('person.erased_at', 'is', null)
    .where(inScope(input.scope))
    .forUpdate('thread')
    .executeTakeFirst();
  return row ?? null;
}

/** The messages of a thread that came in. */
export const cameIn = (ctx: Pick<Ctx, 'db'>, thread: Pick<ThreadRow, 'programme_id' | 'id'>) =>
  ctx.db
    .selectFrom('thread_message')
    .select('id')
    .where('programme_id', '=', thread.programme_id)
    .where('thread_id', '=', thread.id)
    .where('kind', '=', 'in');

/** Changes a thread's row. */
export async function setThread(
  ctx: Ctx,
  thread: Pick<ThreadRow, 'programme_id' | 'id'>,
  set: Partial<
    Pick<
      ThreadRow,
      | 'state'
      | 'state_at'
      | 'assigned_to'
      | 'private_at'
      | 'operators_at'
      | 'spam_at'
      | 'merged_into'
      | 'last_at'
    >
  >,
): Promise<void> {
  await ctx.db
    .updateTable('thread')
    .set(set)
    .where('programme_id', '=', thread.programme_id)
    .where('id', '=', thread.id)
    .execute();
}
