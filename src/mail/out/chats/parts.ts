import { isolate } from '../../../i18n/translate.ts';
import type { Calendar } from '../../../lib/calendar/writeCalendar.ts';
import { asEvents, chatById } from '../../../rooms/chats/index.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { announcedText } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';

/** The parts of every mail about a chat. */
export interface ChatParts {
  chat: Chat;
  page: string;
  values: { name: string; title: string; programme: string };
}

/** The chat as everybody sees it, with its page; null when there is none. */
export async function chatParts(
  { ctx, programme, person, url, once }: MailTools,
  { chat: id }: { chat: number },
): Promise<ChatParts | null> {
  const chat = await once(`chat ${programme.id}/${id}`, () => chatById(ctx, programme.id, id));
  if (!chat || chat.announced_at === null || chat.rehearses_id !== null) return null;
  return {
    chat,
    page: url(`/chats/${chat.slug}`),
    values: { name: callOf(person), title: isolate(chat.title), programme: programme.name },
  };
}

/** The coming hours, on the reader's clock and on that of the chat's place. */
export function hoursBlock(
  { when, zone, locale, t }: MailTools,
  sessions: readonly Pick<Chat['sessions'][number], 'starts_at' | 'zone'>[],
): Block {
  return {
    list: sessions.map(({ starts_at, zone: home }) =>
      [
        when(starts_at),
        ...(home === zone ? [] : [announcedText({ lang: locale, t }, { at: starts_at, zone: home })]),
      ].join(' · '),
    ),
  };
}

/** The hours of a chat as a file for the reader's calendar. */
export async function chatCalendar(tools: MailTools, data: { chat: number }): Promise<Calendar | null> {
  const parts = await chatParts(tools, data);
  if (!parts) return null;
  const { chat, page } = parts;
  const changedAt = tools.ctx.clock.now();
  return { method: 'PUBLISH', events: asEvents(chat, { programme: tools.programme.name, page, changedAt }) };
}

/** The terms of mails that go to a whole round. */
export const TO_MANY = {
  category: 'chats',
  readable: true,
  many: true,
  writtenLate: true,
} as const;
