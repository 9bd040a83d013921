import type { NextChat } from '../../../rooms/chats/index.ts';
import { AnnouncedTime, useView } from '../../../ui/index.ts';

/** Names the live chat that is open or comes next, with its hour; nothing when there is none. */
export function NextChatLine({
  chat,
  now,
  path,
}: {
  chat: NextChat | null;
  now: Date;
  path: (path: string) => string;
}) {
  const { rich } = useView();
  if (!chat) return null;
  return (
    <div class="next-chat">
      <p>
        {rich(chat.isOpen ? 'chats.next-now' : 'chats.next', {
          title: <bdi lang={chat.locale}>{chat.title}</bdi>,
          link: (words) => <a href={path(`/chats/${chat.slug}`)}>{words}</a>,
        })}
      </p>
      {chat.isOpen ? null : <AnnouncedTime at={new Date(chat.at)} zone={chat.zone} now={now} />}
    </div>
  );
}
