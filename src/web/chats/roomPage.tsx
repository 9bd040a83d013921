import { besideRoom, lastMessages, takesLate } from '../../rooms/chats/index.ts';
import { writerOf } from '../discussion/writer.ts';
import { sharedPage } from '../sharing/head.tsx';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { drawMessages, messageWords } from './drawMessages.ts';
import { roomDraft } from './freshDraft.ts';
import type { Room } from './room.ts';
import { chatScripts, opensIn } from './reloads.tsx';
import { RoomView } from './roomView.tsx';
import { sharedChat } from './sharedChat.ts';

/** Messages on the page of the room; older ones stand in the record. */
const SHOWN = 100;

/** The room of a chat as it stands now. With script it keeps itself up to date. */
export async function showRoom(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { chat, open, own } = room;
  const writer = await writerOf(visit);
  // Read the number before the messages: a message that comes in between is told once more, and drawn once.
  const after = chat.last_number;
  const [messages, beside] = await Promise.all([
    lastMessages(ctx, programme.id, chat.id, SHOWN),
    besideRoom(ctx, {
      programme: programme.id,
      chat: chat.id,
      session: open?.id ?? null,
      person: writer?.id ?? null,
    }),
  ]);
  const mayWrite = open !== null || takesLate(chat, ctx.clock.now());
  const draft = mayWrite
    ? await roomDraft(visit, writer, chat.id, { question: String(room.pinned?.number ?? 0) })
    : null;
  const isStranger = !visit.person && !writer;
  const isPublic = chat.rehearses_id === null;
  const page: Omit<PageAnswer, 'title' | 'description'> = {
    ...(isStranger && isPublic ? { forVisitors: { about: `chat:${chat.id}`, reads: [] } } : {}),
    ...chatScripts(view, opensIn(chat, ctx.clock.now())),
    body: (
      <RoomView
        {...{ room, beside, after, writer, draft }}
        isSignedIn={visit.person !== null}
        now={ctx.clock.now()}
        isEmpty={messages.length === 0}
        path={visit.path}
        list={drawMessages(messageWords(view), messages, own, writer ? beside.liked : null)}
      />
    ),
  };
  if (isPublic) return sharedPage(visit, sharedChat(chat), page);
  return visit.page({ ...page, title: chat.title, indexed: false });
}
