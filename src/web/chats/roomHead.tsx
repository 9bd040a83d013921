import type { BesideRoom } from '../../rooms/chats/index.ts';
import { callOf } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { LocalTime, PlainText, PostButton, useView } from '../../ui/index.ts';
import type { Room } from './room.ts';
import { isolated } from './scriptWords.ts';

/** Tells how far the chat is, and the pinned question. */
export function Now({
  room: { chat, open, pinned, asked },
  hosts,
}: {
  room: Room;
  hosts: readonly string[];
}) {
  const { t, rich } = useView();
  return (
    <div id="now">
      {open ? (
        <p class="aside">
          {rich('chats.open-until', {
            time: <LocalTime at={new Date(open.starts_at.getTime() + open.minutes * 60_000)} bare />,
          })}{' '}
          {hosts.length > 0 ? t('chats.hosted-by', { names: isolated(hosts) }) : null}
        </p>
      ) : (
        <>
          <p>{t('chats.is-closed')}</p>
          {chat.farewell === '' ? null : <PlainText text={chat.farewell} lang={chat.locale} />}
        </>
      )}
      {chat.welcome !== '' && open && !pinned ? (
        <div id="welcome">
          <PlainText text={chat.welcome} lang={chat.locale} />
        </div>
      ) : null}
      <Pinned {...{ pinned, chat }} />
      {asked.length > 1 ? (
        <details>
          <summary>{t('chats.asked')}</summary>
          <ol>
            {asked.map(({ number, body }) => (
              <li key={number} value={number} dir="auto" lang={chat.locale}>
                {body}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}

/** The pinned question; nothing without one. */
export function Pinned({ pinned, chat }: Pick<Room, 'pinned' | 'chat'>) {
  const { t } = useView();
  return pinned ? (
    <section class="notice" aria-labelledby="pinned">
      <h2 id="pinned">{t('discussion.question', { number: pinned.number })}</h2>
      <p dir="auto" lang={chat.locale}>
        {pinned.body}
      </p>
    </section>
  ) : null;
}

/** Tells how many people are here, names those who want it, and shows the reader's own choice about that. */
export function Here({
  beside: { crowd, isNamed, usualName },
  writer,
  own,
}: {
  beside: BesideRoom;
  writer: Person | null;
  /** The address of the room. */
  own: string;
}) {
  const { t } = useView();
  const { count, names } = crowd;
  return (
    <>
      <p id="here" class="aside">
        {count > 0 ? t('chats.here', { count }) : null}
        {names.length > 0 ? ` ${t('chats.named', { names: isolated(names) })}` : null}
      </p>
      {writer ? (
        <PostButton action={`${own}/presence`} hidden={{ named: isNamed ? 'no' : 'yes' }}>
          {isNamed
            ? t('chats.name-me-not')
            : t('chats.name-me', { name: isolated([usualName || callOf(writer)]) })}
        </PostButton>
      ) : null}
    </>
  );
}
