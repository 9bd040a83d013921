import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { checkText, whoWrites } from '../../discussion/index.ts';
import { lockChat } from '../locks.ts';
import { tellMessage } from '../live/news.ts';
import { messageById } from '../reading/messages.ts';
import { LIMITS } from '../rules.ts';
import { indexMessage } from './indexMessage.ts';
import { withMentions } from './mentions.ts';
import { listWaiting, moveMessage } from './moveMessage.ts';

/**
 * Changes the words of a message as its writer did on their own server. If the new words would make a first message wait (many links, for
 * example), the message waits for a host again. So does a message that a host took words out of.
 */
export async function amendMessage(
  ctx: Ctx,
  {
    programme,
    person,
    message: id,
    body,
  }: { programme: number; person: number; message: number; body: string },
): Promise<{ ok: boolean }> {
  if (checkText(body, LIMITS.body)) return { ok: false };
  return inTransaction(ctx, async (ctx) => {
    const known = await messageById(ctx, programme, id);
    const chat = known && (await lockChat(ctx, programme, known.chat_id));
    const message = chat && (await messageById(ctx, programme, id));
    if (!message || message.author_id !== person || message.state === 'withdrawn') return { ok: false };
    if (message.body === body) return { ok: true };
    const html = renderMarkdown(await withMentions(ctx, { programme, chat: chat.id, body }));
    const { name, locale } = message;
    const who = await whoWrites(ctx, { programme, by: { person }, name, locale, html });
    if (!who.ok) return { ok: false };
    await ctx.db
      .updateTable('chat_message')
      .set({ body, html, before: null })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute();
    const waits = message.state === 'shown' && (who.heldFor.length > 0 || message.before !== null);
    const of = { programme, chat: chat.id, message: id };
    if (waits) await moveMessage(ctx, of, { state: 'held', heldFor: who.heldFor });
    else {
      await indexMessage(ctx, of);
      if (message.number !== null) await tellMessage(ctx, of);
    }
    await listWaiting(ctx, programme, chat.id);
    return { ok: true };
  });
}
