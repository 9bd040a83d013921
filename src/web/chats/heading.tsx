import type { Chat } from '../../rooms/chats/index.ts';
import { Heading, useView } from '../../ui/index.ts';

/** The heading of a chat's page, with the way to all chats and its hashtag. */
export function ChatHeading({ chat, path }: { chat: Chat; path: (path: string) => string }) {
  const { t } = useView();
  return (
    <Heading
      eyebrow={<a href={path('/chats')}>{t('chats.title')}</a>}
      lead={chat.hashtag === '' ? undefined : <bdi>#{chat.hashtag}</bdi>}
    >
      <span dir="auto">{chat.title}</span>
    </Heading>
  );
}
