import { besideRecord, recordOf, takesLate } from '../../../rooms/chats/index.ts';
import type { ChatFigures, RecordPart } from '../../../rooms/chats/index.ts';
import type { Summary } from '../../../rooms/discussion/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { CommentDraft } from '../../discussion/form.tsx';
import { writerOf } from '../../discussion/writer.ts';
import { pageNumber } from '../../frame/pageNumber.ts';
import { chatTimes } from '../reloads.tsx';
import { sharedPage } from '../../sharing/head.tsx';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { messageWords } from '../drawMessages.ts';
import { roomDraft } from '../freshDraft.ts';
import type { Room } from '../room.ts';
import { drawRecord } from './drawRecord.ts';
import { sharedChat } from '../sharedChat.ts';
import { recordAt } from './recordAt.ts';
import { RecordView } from './recordView.tsx';

/** Messages that the first page of a record shows of all questions together, and the fewest of each question. */
const FIRST = 48;
const LEAST = 3;
/** Messages on a page of one question. */
const PER_PAGE = 100;
/** The most messages that a page with everything shows. */
const MOST = 5000;

/** The part of a record that a page shows: the beginning of each question, one question page by page, or all. */
export type Cut = { all: boolean; only?: number | null; page: number };

/** The record of a chat that has begun: by question, both sessions together, with what was added later. */
export async function showRecord(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { chat, own } = room;
  const of = { programme: programme.id, chat: chat.id };
  const cut = cutOf(visit.url);
  const writer = await writerOf(visit);
  const parts = await recordOf(ctx, { ...of, ...placesOf(cut, room) });
  const beside = await besideRecord(ctx, of);
  const isLate = takesLate(chat, ctx.clock.now()) && !room.open;
  const draft = isLate ? await roomDraft(visit, writer, chat.id, { question: '0' }) : null;
  const words = messageWords(view);
  const page: Omit<PageAnswer, 'title' | 'description'> = {
    indexed: chat.rehearses_id === null,
    ...(visit.person || writer || chat.rehearses_id !== null
      ? {}
      : { forVisitors: { about: `chat:${chat.id}`, reads: ['page', 'question'] } }),
    ...chatTimes(view),
    body: (
      <RecordView
        {...{ room, cut, parts, writer, draft }}
        {...beside}
        html={parts.map(({ messages }) => drawRecord(words, messages, own))}
        pages={Math.ceil((parts[0]?.count ?? 0) / PER_PAGE)}
        now={ctx.clock.now()}
        path={visit.path}
      />
    ),
  };
  if (chat.rehearses_id !== null) return visit.page({ ...page, title: chat.title });
  const path = `/chats/${chat.slug}`;
  return sharedPage(
    visit,
    { ...sharedChat(chat), path: recordAt({ chat, own: path }), feed: { path, title: chat.title } },
    page,
  );
}

/** Everything that the record's view is drawn from. */
export interface RecordProps {
  room: Room;
  cut: Cut;
  parts: readonly RecordPart[];
  /** The messages of each part, drawn by `drawRecord`. */
  html: readonly string[];
  /** How many pages the one shown question has. */
  pages: number;
  summary: Summary | null;
  figures: ChatFigures;
  hosts: readonly string[];
  writer: Person | null;
  /** Null when nobody can add to the record any more, or while the room is open. */
  draft: CommentDraft | null;
  now: Date;
  path: (path: string) => string;
}

function cutOf(url: URL): Cut {
  const asked = url.searchParams.get('question');
  const only = asked !== null && /^\d{1,2}$/.test(asked) ? Number(asked) : undefined;
  return {
    all: only === undefined && url.searchParams.get('page') === 'all',
    ...(only === undefined ? {} : { only: only === 0 ? null : only }),
    page: only === undefined ? 1 : pageNumber(url),
  };
}

function placesOf({ all, only, page }: Cut, { asked }: Room) {
  if (all) return { most: MOST };
  if (only !== undefined) return { only, most: PER_PAGE, from: (page - 1) * PER_PAGE };
  return { most: Math.max(LEAST, Math.floor(FIRST / (asked.length + 1))) };
}
