import { sql } from 'kysely';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personById, rolesOf } from '../../people/index.ts';
import { openThreadMatter } from './openThreadMatter.ts';
import type { OnThread } from '../rules.ts';
import { cameIn, lockThread, setThread } from '../threadRows.ts';

type Input = OnThread & { undoes?: number };
type Done = { ok: true } | { ok: false; reason: 'unknown' | 'volunteer' };

/** Marks a thread as spam: it leaves the inbox, and nothing more is accepted from its sender. Volunteers are never ignored. */
export const markSpam = (ctx: Ctx, input: Input): Promise<Done> => mark(ctx, input, true);

/** Marks a thread as no spam after all: it returns, and its sender is heard again. */
export const unmarkSpam = (ctx: Ctx, input: Input): Promise<Done> => mark(ctx, input, false);

async function mark(ctx: Ctx, input: Input, spam: boolean): Promise<Done> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const thread = await lockThread(ctx, input);
    const person = thread && (await personById(ctx, programme, thread.person_id));
    if (!thread || !person) return { ok: false, reason: 'unknown' };
    if (spam && (await rolesOf(ctx, programme, person.id)).length > 0)
      return { ok: false, reason: 'volunteer' };
    const at = ctx.clock.now();
    const { address } = person;
    if (spam && address !== null)
      await ctx.db
        .insertInto('ignored_sender')
        .values({
          programme_id: programme,
          address,
          at,
          by: actorPerson(actor),
          proven: await isOwn(ctx, thread),
        })
        .onConflict((c) =>
          c.columns(['programme_id', 'address']).doUpdateSet({
            proven: sql<boolean>`ignored_sender.proven or excluded.proven`,
          }),
        )
        .execute();
    if (!spam)
      await ctx.db
        .deleteFrom('ignored_sender')
        .where('programme_id', '=', programme)
        .where('address', '=', address)
        .execute();
    if (Boolean(thread.spam_at) === spam) return { ok: true };
    const spam_at = spam ? at : null;
    await setThread(ctx, thread, { spam_at });
    await openThreadMatter(ctx, { ...thread, spam_at }, { actor, country: person.country });
    await record(ctx, {
      programme,
      actor,
      kind: spam ? 'thread-spam' : 'thread-not-spam',
      subject: ['thread', thread.id],
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

/** Whether anything proves that the thread comes from the owner of the address it names. */
async function isOwn(ctx: Ctx, thread: { programme_id: number; id: number }): Promise<boolean> {
  const row = await cameIn(ctx, thread).where('verified', '=', true).limit(1).executeTakeFirst();
  return row !== undefined;
}
