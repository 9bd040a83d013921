import { hostsOf } from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import { LocalTime, Notice, PlainText, useView } from '../../ui/index.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { ChatHeading } from './heading.tsx';

/** The page of a chat that has not begun, or was called off: what it is about, and when. */
export async function showAnnounced(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const hosts = await hostsOf(visit.ctx, visit.programme.id, chat.id);
  return visit.page({
    title: chat.title,
    description: chat.about.slice(0, 200),
    forVisitors: { about: `chat:${chat.id}`, reads: [] },
    islands: ['localTime'],
    body: <Announced chat={chat} hosts={[...new Set(hosts.map(({ name }) => name))]} path={visit.path} />,
  });
}

function Announced({
  chat,
  hosts,
  path,
}: {
  chat: Chat;
  hosts: readonly string[];
  path: (path: string) => string;
}) {
  const { t } = useView();
  return (
    <>
      <ChatHeading chat={chat} path={path} />
      {chat.state === 'cancelled' ? (
        <Notice kind="trouble">
          <p>{t('chats.cancelled')}</p>
          {chat.cancel_reason === '' ? null : <PlainText text={chat.cancel_reason} />}
        </Notice>
      ) : (
        <p>{t('chats.how')}</p>
      )}
      <ul>
        {chat.sessions.map(({ id, starts_at }) => (
          <li key={id}>
            <LocalTime at={starts_at} year />
          </li>
        ))}
      </ul>
      {hosts.length > 0 ? <p>{t('chats.hosted-by', { names: hosts.join(', ') })}</p> : null}
      {chat.about === '' ? null : (
        <div lang={chat.locale}>
          <PlainText text={chat.about} />
        </div>
      )}
    </>
  );
}
