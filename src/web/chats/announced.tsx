import { besideHours } from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import { Notice, PlainText, useView } from '../../ui/index.ts';
import { sharedPage } from '../sharing/head.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { ChatHeading } from './heading.tsx';
import { ChatHours } from './hours/chatHours.tsx';
import { chatScripts, opensIn } from './reloads.tsx';
import { isolated } from './scriptWords.ts';
import { sharedChat } from './sharedChat.ts';

/** The page of a chat that has not begun, or was called off: what it is about, and when. */
export async function showAnnounced(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const { ctx, programme, person } = visit;
  const { hosts, reminded, byMail } = await besideHours(ctx, {
    programme: programme.id,
    chat: chat.id,
    person: person?.id ?? null,
  });
  return sharedPage(visit, sharedChat(chat), {
    forVisitors: { about: `chat:${chat.id}`, reads: [] },
    ...chatScripts(visit.view, opensIn(chat, ctx.clock.now())),
    body: (
      <Announced
        chat={chat}
        hosts={hosts}
        reminded={person && reminded}
        byMail={person && byMail}
        now={ctx.clock.now()}
        path={visit.path}
      />
    ),
  });
}

function Announced({
  chat,
  hosts,
  reminded,
  byMail,
  now,
  path,
}: {
  chat: Chat;
  hosts: readonly string[];
  /** Whether the reader asked to be reminded; null for a visitor who is not signed in. */
  reminded: boolean | null;
  /** Whether the questions of the chat come to the reader by mail. */
  byMail: boolean | null;
  now: Date;
  path: (path: string) => string;
}) {
  const { t } = useView();
  return (
    <>
      <ChatHeading chat={chat} path={path} />
      {opensIn(chat, now) === null ? null : (
        <div id="room" data-live={path(`/chats/${chat.slug}/events?after=${chat.last_number}`)} />
      )}
      {chat.state === 'cancelled' ? (
        <Notice kind="trouble">
          <p>{t('chats.cancelled')}</p>
          {chat.cancel_reason === '' ? null : <PlainText text={chat.cancel_reason} />}
        </Notice>
      ) : (
        <p>{t('chats.how')}</p>
      )}
      {chat.state !== 'cancelled' && chat.sessions.length > 1 ? <p>{t('chats.twice')}</p> : null}
      {chat.state === 'cancelled' ? null : (
        <ChatHours chat={chat} now={now} reminded={reminded} byMail={byMail} path={path} />
      )}
      {hosts.length > 0 ? <p>{t('chats.hosted-by', { names: isolated(hosts) })}</p> : null}
      {chat.about === '' ? null : (
        <div lang={chat.locale}>
          <PlainText text={chat.about} />
        </div>
      )}
    </>
  );
}
