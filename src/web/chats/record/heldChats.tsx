import type { Topic } from '../../../rooms/topics/index.ts';
import { useView } from '../../../ui/index.ts';

/** Leads to the records of the live chats about a topic; nothing when there was none. */
export function HeldChats({ chats, path }: { chats: Topic['held_chats']; path: (path: string) => string }) {
  const { rich } = useView();
  return (
    <>
      {chats.map(({ slug, title, locale }) => (
        <p key={slug}>
          {rich('chats.record.of-topic', {
            title: <bdi lang={locale}>{title}</bdi>,
            link: (words) => <a href={path(`/chats/${slug}`)}>{words}</a>,
          })}
        </p>
      ))}
    </>
  );
}
