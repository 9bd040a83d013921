import type { Ctx } from '../../ctx.ts';
import type { Account } from '../people/accounts.ts';

/** Stores a post that somebody wrote on another server, by its address there; null when it is here already. */
export async function keepReply(
  ctx: Ctx,
  input: {
    programme: number;
    account: Pick<Account, 'id'>;
    note: { id: string; parent: string };
    topic: number | null;
    words: string;
    state: 'waiting' | 'placed';
  },
): Promise<number | null> {
  const { programme, account, note, topic, words, state } = input;
  const made = await ctx.db
    .insertInto('network_reply')
    .values({
      programme_id: programme,
      object: note.id,
      account_id: account.id,
      parent: note.parent,
      topic_id: topic,
      words,
      state,
      received_at: ctx.clock.now(),
    })
    .onConflict((c) => c.columns(['programme_id', 'object']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}
