import type { BesideRoom } from '../../rooms/chats/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { Button, Empty, Notice, PostButton, useView } from '../../ui/index.ts';
import type { CommentDraft } from '../discussion/form.tsx';
import { messageWords } from './drawMessages.ts';
import { ChatHeading } from './heading.tsx';
import { ChatHours } from './hours/chatHours.tsx';
import { MessageForm } from './messageForm.tsx';
import type { Room } from './room.ts';
import { Here, Now } from './roomHead.tsx';
import { scriptWords } from './scriptWords.ts';

interface RoomProps {
  room: Room;
  beside: BesideRoom;
  /** Drawn by `drawMessages`. */
  list: string;
  isEmpty: boolean;
  /** The number of the last event that the page shows. */
  after: number;
  writer: Person | null;
  draft: CommentDraft | null;
  /** Whether the reader is signed in, and so can choose mails about the chat. */
  isSignedIn: boolean;
  now: Date;
  path: (path: string) => string;
}

/** The room: what is asked, who is here, the messages, and the form that writes into it. */
export function RoomView(props: RoomProps) {
  const { room, beside, list, isEmpty, after, writer, draft, isSignedIn, now, path } = props;
  const view = useView();
  const { t } = view;
  const { chat, open, asked, own } = room;
  const coming = chat.sessions.filter(({ state }) => state === 'planned');
  return (
    <>
      <ChatHeading chat={chat} path={path} />
      {chat.rehearses_id === null ? null : <Notice kind="news">{t('chats.rehearsal')}</Notice>}
      <div
        id="room"
        data-live={`${own}/events?after=${after}`}
        data-own={own}
        data-open={open ? '' : undefined}
        data-words={JSON.stringify(
          scriptWords(messageWords(view), { locale: chat.locale, presses: writer !== null }, view),
        )}
      >
        <Now room={room} hosts={beside.hosts} />
        {open ? <Here {...{ beside, writer, own }} /> : <p id="here" hidden />}
        {open || coming.length === 0 ? null : (
          <ChatHours
            chat={{ ...chat, sessions: coming }}
            reminded={isSignedIn ? beside.reminded : null}
            byMail={isSignedIn ? beside.byMail : null}
            {...{ now, path }}
          />
        )}
        {draft ? (
          <p>
            <a href="#answer">{t('chats.write')}</a>
          </p>
        ) : null}
        <p id="pause" hidden>
          <Button kind="quiet">{t('chats.pause')}</Button>
        </p>
        <div id="heard" class="vh" aria-live="polite" />
        <h2 id="messages">{t('chats.messages')}</h2>
        <p>
          <a href={`${own}/record`}>{t('chats.record.from-room')}</a>
        </p>
        {isEmpty ? <Empty>{t('chats.none')}</Empty> : null}
        <form method="post" action={`${own}/likes`}>
          <ol class="talk" aria-labelledby="messages" dangerouslySetInnerHTML={{ __html: list }} />
        </form>
        <p id="fresh" hidden>
          <Button>{t('chats.new', { count: 1 })}</Button>
        </p>
      </div>
      {isSignedIn && beside.byMail && (open || coming.length === 0) ? (
        <PostButton action={`${own}/by-mail`} hidden={{ wanted: 'no' }}>
          {t('chats.by-mail.end')}
        </PostButton>
      ) : null}
      {beside.waiting.map(({ id, html, state }) => (
        <div key={id} class="talk">
          <p class="gone">{t(state === 'held' ? 'chats.held' : 'discussion.unconfirmed')}</p>
          <div dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        </div>
      ))}
      {draft ? (
        <>
          <h2 id="answer">{t('chats.write')}</h2>
          {open ? (
            <p id="calmly">
              <a href={`${own}/writing`}>{t('chats.write-calmly')}</a>
            </p>
          ) : null}
          <div id="write" hidden={open !== null || undefined}>
            <MessageForm
              {...{ writer, draft, asked, path }}
              action={`${own}/messages`}
              mustChoose={open === null}
              slow={open ? chat.slow_seconds : 0}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
