import { comersOf } from '../../../rooms/chats/index.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { stripOf } from '../../../ui/index.ts';
import { hoursOfChat } from '../../chats/hours/hoursOfChat.ts';
import type { NoteKey, ProgrammeVisit } from '../../visit.ts';
import { pageAsked } from '../list/carried.ts';
import { formsOf } from './chatForms.tsx';
import type { Returned } from './chatForms.tsx';
import { ChatPage } from './chatPage.tsx';
import { isNear } from './leadRoom.tsx';

/** The desk of a chat, with a form that came back. */
export async function chatPlan(visit: ProgrammeVisit, chat: Chat, back: Returned = {}): Promise<Response> {
  return visit.page({
    title: chat.title,
    workbench: 'chats',
    // The script runs only while there is something to lead.
    islands: isNear(chat, visit.ctx.clock.now()) ? ['desk'] : [],
    status: Object.keys(back.errors ?? {}).length > 0 ? 422 : 200,
    body: (
      <ChatPage
        chat={chat}
        strip={visit.url.searchParams.has('now') ? null : await stripFor(visit, chat)}
        now={visit.ctx.clock.now()}
        list={`${visit.path('/workbench/chats')}${pageAsked(visit)}`}
        forms={await formsOf(visit, chat, back)}
      />
    ),
  });
}

async function stripFor({ ctx, programme }: ProgrammeVisit, chat: Chat) {
  const zone = chat.sessions[0]?.zone;
  if (chat.round_id === null || zone === undefined) return null;
  const { comers } = await comersOf(ctx, { programme: programme.id, round: chat.round_id });
  return comers.length === 0 ? null : stripOf(comers, { chat: hoursOfChat(chat), zone });
}

export const chatInput = (visit: ProgrammeVisit, chat: Chat) => ({
  programme: visit.programme.id,
  actor: visit.actor(),
  chat: chat.id,
});

/** The address of a chat's desk, with the page of the list from which the reader came. */
export const ownPage = (visit: ProgrammeVisit, chat: number): string =>
  `${visit.path(`/workbench/chats/${chat}`)}${pageAsked(visit)}`;

export const backToChat = (visit: ProgrammeVisit, chat: number, note: NoteKey = 'saved'): Response =>
  visit.redirect(ownPage(visit, chat), note);

/** Leads back to a part of the desk, which on a phone would otherwise be below the screen. */
export const backAt = (visit: ProgrammeVisit, chat: number, part: 'desk-lead' | 'desk-counts'): Response =>
  visit.redirect(`${ownPage(visit, chat)}#${part}`, 'saved');
