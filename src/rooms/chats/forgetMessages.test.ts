import { expect, test } from 'vitest';
import { chats, opened } from '../../../test/chatting.ts';
import { onStage } from '../../../test/onStage.ts';
import { forgetMessages } from './forgetMessages.ts';
import { messageById, writeMessage } from './index.ts';

test('what nobody confirmed goes after a month; what was hidden loses its words', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat } = await opened(ctx, cast);
    const shown = await chats(ctx, cast, chat, people.tomas);
    const hidden = await chats(ctx, cast, chat, people.bao);
    const unconfirmed = await writeMessage(ctx, {
      programme,
      chat,
      by: { address: 'vera@post.example' },
      name: 'Vera',
      body: 'Hello',
      question: null,
      answers: null,
      locale: 'en',
      channel: 'form',
    });
    if (!shown.ok || !hidden.ok || !unconfirmed.ok) throw new Error('not written');
    await ctx.db
      .updateTable('chat_message')
      .set({ state: 'hidden', state_at: ctx.clock.now() })
      .where('id', '=', hidden.message)
      .execute();
    const words = async (id: number) => (await messageById(ctx, programme, id))?.body;
    ctx.clock.forward(24 * 29);
    await forgetMessages(ctx);
    expect(await words(unconfirmed.message)).toBe('Hello');
    ctx.clock.forward(24 * 2);
    await forgetMessages(ctx);
    expect(await words(unconfirmed.message)).toBeUndefined();
    expect(await words(hidden.message)).toBe('');
    expect(await words(shown.message)).toBe('The lowest one.');
  }));
