import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { checkText } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { lockChat } from '../locks.ts';
import { tellRoom } from '../live/news.ts';
import { LIMITS, cleanHashtag } from '../rules.ts';
import { textsVersion } from './versions.ts';

export interface ChatTexts {
  title: string;
  about: string;
  hashtag: string;
  welcome: string;
  farewell: string;
}

export type TextsProblems = Partial<Record<keyof ChatTexts, 'empty' | 'too-long' | 'invalid'>>;

/**
 * Changes a chat's title, description, hashtag, welcome and farewell. `base` is the `textsVersion` that the writer began with: with it,
 * nothing overwrites texts that somebody else saved meanwhile.
 */
export async function changeChat(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    chat: number;
    texts: ChatTexts;
    admits: boolean;
    base?: string | undefined;
  },
): Promise<
  | { ok: true }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'overtaken' }
  | { ok: false; reason: 'problems'; problems: TextsProblems }
> {
  const { programme, actor } = input;
  const [title, about] = [input.texts.title.trim(), input.texts.about.trim()];
  const [welcome, farewell] = [input.texts.welcome.trim(), input.texts.farewell.trim()];
  const hashtag = cleanHashtag(input.texts.hashtag);
  const problems: TextsProblems = {};
  const wrong = checkText(title, LIMITS.title);
  if (wrong) problems.title = wrong;
  if ([...about].length > LIMITS.about) problems.about = 'too-long';
  if ([...welcome].length > LIMITS.greeting) problems.welcome = 'too-long';
  if ([...farewell].length > LIMITS.greeting) problems.farewell = 'too-long';
  if (hashtag === null) problems.hashtag = 'invalid';
  if (hashtag === null || Object.keys(problems).length > 0)
    return { ok: false, reason: 'problems', problems };
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    if (!chat || chat.state === 'cancelled') return { ok: false, reason: 'unknown' };
    const before = { title: chat.title, about: chat.about, hashtag: chat.hashtag };
    const isTold = before.title !== title || before.about !== about || before.hashtag !== hashtag;
    const isSame =
      !isTold && chat.welcome === welcome && chat.farewell === farewell && chat.admits === input.admits;
    if (isSame) return { ok: true };
    if (input.base !== undefined && input.base !== textsVersion(chat))
      return { ok: false, reason: 'overtaken' };
    await ctx.db
      .updateTable('chat')
      .set({ title, about, hashtag, welcome, farewell, admits: input.admits })
      // Calendars are told only of changes that they show.
      .$if(isTold && chat.state === 'announced', (query) => query.set({ sequence: chat.sequence + 1 }))
      .where('programme_id', '=', programme)
      .where('id', '=', chat.id)
      .execute();
    if (chat.state === 'announced') await tellRoom(ctx, { programme, chat: chat.id });
    await record(ctx, { programme, actor, kind: 'chat-changed', subject: ['chat', chat.id] });
    return { ok: true };
  });
}
