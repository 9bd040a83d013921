import { HOST_ROLES, publicChat, rehearsalFor, scriptOf } from '../../rooms/chats/index.ts';
import type { Chat, Question, Session } from '../../rooms/chats/index.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** A chat as its pages need it. */
export interface Room {
  chat: Chat;
  /** The session that is open. */
  open: Session | null;
  /** The questions that were asked until now. */
  asked: readonly Question[];
  /** The question that is pinned. */
  pinned: Question | null;
  /** The address of its page. */
  own: string;
}

/**
 * The visitors' pages that a message or a like changes: none while the room is open, since in a busy room no page would stay in the cache.
 * A cached page is two seconds old at most, its script hears the rest, and a reader who just wrote gets their own page.
 */
export const pagesChanged = ({ chat, open }: Room): string[] => (open ? [] : [`chat:${chat.id}`]);

export async function roomOf(visit: ProgrammeVisit, chat: Chat): Promise<Room> {
  const open = chat.sessions.find(({ state }) => state === 'open') ?? null;
  const last = Math.max(0, ...chat.sessions.map(({ question }) => question ?? 0));
  const asked = last === 0 ? [] : (await scriptOf(visit.ctx, visit.programme.id, chat.id)).slice(0, last);
  const pinned = asked.find(({ number }) => number === open?.question) ?? null;
  return { chat, open, asked, pinned, own: visit.path(`/chats/${chat.slug}`) };
}

/** Finds the chat of the path: a public one or, for people who host, a rehearsal. */
export const inRoom =
  (handle: (visit: ProgrammeVisit, room: Room) => Promise<Response> | Response) =>
  async (visit: ProgrammeVisit): Promise<Response> => {
    const { ctx, programme } = visit;
    const slug = visit.param('slug');
    const chat =
      (await publicChat(ctx, programme.id, slug)) ??
      (visit.may(...HOST_ROLES) ? await rehearsalFor(ctx, programme.id, slug) : null);
    return chat ? handle(visit, await roomOf(visit, chat)) : visit.notFound();
  };
