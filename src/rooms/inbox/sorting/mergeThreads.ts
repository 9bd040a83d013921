import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personById } from '../../people/index.ts';
import { openThreadMatter } from './openThreadMatter.ts';
import type { InboxScope, OnThread } from '../rules.ts';
import { lockThread, setThread } from '../threadRows.ts';
import type { ThreadRow } from '../threadRows.ts';
import { anyOf } from '../../../db/anyOf.ts';

type Done = { ok: true } | { ok: false; reason: 'unknown' | 'same' | 'private' };

/**
 * Puts the messages of a thread into another, which continues for both; answers then go to the other thread's person. Only threads that the
 * same volunteers see can be merged, and none with the conversation about a concern.
 */
export async function mergeThreads(
  ctx: Ctx,
  input: { programme: number; actor: Actor; scope: InboxScope; thread: number; into: number },
): Promise<Done> {
  const { programme, actor, scope } = input;
  if (input.thread === input.into) return { ok: false, reason: 'same' };
  return inTransaction(ctx, async (ctx) => {
    // Lock in the order of the ids, so that two merges at once do not wait for each other.
    const held = new Map<number, ThreadRow | null>();
    for (const id of [input.thread, input.into].sort((a, b) => a - b))
      held.set(id, await lockThread(ctx, { programme, scope, thread: id }));
    const [from, into] = [held.get(input.thread), held.get(input.into)];
    if (!from || !into) return { ok: false, reason: 'unknown' };
    if (Boolean(from.private_at) !== Boolean(into.private_at)) return { ok: false, reason: 'private' };
    // Each concern has its own readers, so threads of two concerns are not merged.
    if (from.concern_id !== into.concern_id) return { ok: false, reason: 'private' };
    await keepFrom(ctx, from, into);
    const moved = await ctx.db
      .updateTable('thread_message')
      .set({ thread_id: into.id })
      .where('programme_id', '=', programme)
      .where('thread_id', '=', from.id)
      .returning('id')
      .execute();
    const person = await personById(ctx, programme, into.person_id);
    const by = { actor, country: person?.country ?? null };
    const state = from.state === 'waiting' ? 'waiting' : into.state;
    const last_at = from.last_at > into.last_at ? from.last_at : into.last_at;
    const assigned_to = into.assigned_to ?? from.assigned_to;
    await setThread(ctx, from, { merged_into: into.id });
    await setThread(ctx, into, { state, last_at, assigned_to });
    await openThreadMatter(ctx, { ...from, merged_into: into.id }, by);
    await openThreadMatter(ctx, { ...into, state, assigned_to }, by);
    await record(ctx, {
      programme,
      actor,
      kind: 'thread-merged',
      subject: ['thread', into.id],
      data: { from: from.id, messages: moved.map(({ id }) => id), before: into.state },
    });
    return { ok: true };
  });
}

/** People that one of the threads is about see neither from now on, even after the two are separated again. */
async function keepFrom(ctx: Ctx, one: ThreadRow, other: ThreadRow): Promise<void> {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const)
    await sql`
      insert into thread_about (programme_id, thread_id, person_id, account_id)
      select programme_id, ${to.id}, person_id, account_id from thread_about
      where programme_id = ${from.programme_id} and thread_id = ${from.id}
      on conflict do nothing`.execute(ctx.db);
}

/** Separates two merged threads: the messages of the first go back into it. */
export async function partThreads(
  ctx: Ctx,
  input: OnThread & { from: number; messages: readonly number[]; before: string; undoes: number },
): Promise<Done> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const into = await lockThread(ctx, input);
    const from = await ctx.db
      .selectFrom('thread')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('id', '=', input.from)
      .forUpdate()
      .executeTakeFirst();
    if (!into || from?.merged_into !== into.id) return { ok: false, reason: 'unknown' };
    if (input.messages.length > 0)
      await ctx.db
        .updateTable('thread_message')
        .set({ thread_id: from.id })
        .where('programme_id', '=', programme)
        .where('thread_id', '=', into.id)
        .where('id', '=', anyOf([...input.messages]))
        .execute();
    const person = await personById(ctx, programme, from.person_id);
    const other = await personById(ctx, programme, into.person_id);
    await setThread(ctx, from, { merged_into: null });
    await setThread(ctx, into, { state: input.before });
    await openThreadMatter(ctx, { ...from, merged_into: null }, { actor, country: person?.country ?? null });
    await openThreadMatter(ctx, { ...into, state: input.before }, { actor, country: other?.country ?? null });
    await record(ctx, {
      programme,
      actor,
      kind: 'thread-parted',
      subject: ['thread', into.id],
      data: { from: from.id },
      undoes: input.undoes,
    });
    return { ok: true };
  });
}
