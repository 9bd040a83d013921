import type { Ctx } from '../../ctx.ts';
import { writeComment } from '../../discussion/index.ts';
import { homeOf } from '../homes.ts';
import { personOf } from '../people/personOf.ts';
import { replyPlaceOf } from './replyPlaceOf.ts';

/** A missing parent is asked for at most this often, over some days. Then the answer is placed without it, or dropped. */
const MOST_ASKED = 4;
const HOUR = 3_600_000;

/** Makes a comment of an answer that waits, if the thing it answers is there. */
export async function placeReply(ctx: Ctx, programme: number, id: number): Promise<void> {
  const reply = await ctx.db
    .selectFrom('network_reply')
    .innerJoin('network_account', (join) =>
      join
        .onRef('network_account.programme_id', '=', 'network_reply.programme_id')
        .onRef('network_account.id', '=', 'network_reply.account_id'),
    )
    .selectAll('network_reply')
    .select(['network_account.actor', 'network_account.name', 'network_account.handle'])
    .where('network_reply.programme_id', '=', programme)
    .where('network_reply.id', '=', id)
    .where('state', '=', 'waiting')
    // Do not lock the writer's row: two of their answers at once would wait for each other.
    .forUpdate('network_reply')
    .executeTakeFirst();
  const home = reply && (await homeOf(ctx, programme));
  if (!reply || !home) return;
  const set = (to: {
    state?: 'placed' | 'gone';
    topic_id?: number;
    comment_id?: number;
    ask_at?: Date | null;
  }) =>
    ctx.db
      .updateTable('network_reply')
      .set({ ...to, ...(to.state ? { words: '' } : {}) })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute();
  const found = await replyPlaceOf(ctx, { programme, origin: home.origin, parent: reply.parent });
  // Its parent waits too: the answer waits with it and is not asked for.
  if (found === 'waits') return void (reply.ask_at && (await set({ ask_at: null })));
  const isLost = found === 'unknown' && reply.asked >= MOST_ASKED;
  const place = isLost && reply.topic_id !== null ? { topic: reply.topic_id, comment: null } : found;
  if (place === 'unknown') {
    if (isLost) return void (await set({ state: 'gone', ask_at: null }));
    if (reply.ask_at === null) await set({ ask_at: ctx.clock.now() });
    return;
  }
  const { source_locale: locale } = home.programme;
  const { account_id: account, actor, name, handle } = reply;
  const person = await personOf(ctx, home, { id: account, actor, name, handle });
  const written = await writeComment(ctx, {
    programme,
    topic: place.topic,
    parent: place.comment,
    question: null,
    by: { person },
    name: [...name].slice(0, 60).join(''),
    body: reply.words,
    locale,
    channel: 'elsewhere',
  });
  await set(
    written.ok
      ? { state: 'placed', topic_id: place.topic, comment_id: written.comment, ask_at: null }
      : { state: 'gone', topic_id: place.topic, ask_at: null },
  );
}

/** Notes that the parent was asked for in vain. */
export async function noteAsked(
  ctx: Ctx,
  { programme, id }: { programme: number; id: number },
): Promise<void> {
  const { asked } = await ctx.db
    .updateTable('network_reply')
    .set((eb) => ({ asked: eb('asked', '+', 1) }))
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .returning('asked')
    .executeTakeFirstOrThrow();
  const ask_at = new Date(ctx.clock.now().getTime() + 6 ** asked * (HOUR / 6));
  await ctx.db
    .updateTable('network_reply')
    .set({ ask_at })
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .execute();
  if (asked >= MOST_ASKED) await placeReply(ctx, programme, id);
}
