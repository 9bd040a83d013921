import { hostsOf, lastMessages, ownWaiting, takesLate } from '../../rooms/chats/index.ts';
import type { DrawnMessage } from '../../rooms/chats/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { Button, Empty, LocalTime, Notice, PlainText, useView } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import { freshDraft } from '../discussion/draft.ts';
import type { CommentDraft } from '../discussion/form.tsx';
import { writerOf } from '../discussion/writer.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { ChatHeading } from './heading.tsx';
import { drawMessages, messageWords } from './drawMessages.ts';
import { MessageForm } from './messageForm.tsx';
import { pluralForms } from './pluralForms.ts';
import type { Room } from './room.ts';

/** Messages on the page of the room; older ones stand in the record. */
const SHOWN = 100;
/** Seconds after which the page loads itself again where there is no script. */
const RELOADS = 30;

/** The room of a chat, as it stands: with script it goes on by itself. */
export async function showRoom(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { chat, open, own } = room;
  const writer = await writerOf(visit);
  // Read before the messages: what comes between is told once more, and drawn once.
  const after = chat.last_number;
  const [messages, hosts] = await Promise.all([
    lastMessages(ctx, programme.id, chat.id, SHOWN),
    hostsOf(ctx, programme.id, chat.id),
  ]);
  const waiting = writer
    ? await ownWaiting(ctx, { programme: programme.id, chat: chat.id, person: writer.id })
    : [];
  const mayWrite = open !== null || takesLate(chat, ctx.clock.now());
  const draft = mayWrite
    ? await freshDraft(visit, writer, { question: String(room.pinned?.number ?? 0) })
    : null;
  const isStranger = !visit.person && !writer;
  return visit.page({
    title: chat.title,
    description: chat.about.slice(0, 200),
    indexed: chat.rehearses_id === null,
    ...(isStranger && chat.rehearses_id === null
      ? { forVisitors: { about: `chat:${chat.id}`, reads: [] } }
      : {}),
    islands: ['chat', 'localTime'],
    ...(open ? { head: { key: 'reloads', draw: () => <Reloads /> } } : {}),
    body: (
      <RoomView
        {...{ room, messages, waiting, after, writer, draft }}
        hosts={[...new Set(hosts.filter(({ session }) => session === open?.id).map(({ name }) => name))]}
        path={visit.path}
        list={drawMessages(messageWords(view), messages, own)}
      />
    ),
  });
}

function Reloads() {
  return (
    <noscript>
      <meta http-equiv="refresh" content={String(RELOADS)} />
    </noscript>
  );
}

interface RoomProps {
  room: Room;
  messages: readonly DrawnMessage[];
  /** Drawn by `drawMessages`. */
  list: string;
  waiting: readonly { id: number; html: string; state: string }[];
  after: number;
  writer: Person | null;
  draft: CommentDraft | null;
  hosts: readonly string[];
  path: (path: string) => string;
}

function RoomView({ room, list, messages, waiting, after, writer, draft, hosts, path }: RoomProps) {
  const view = useView();
  const { t, rich } = view;
  const { chat, open, pinned, asked, own } = room;
  return (
    <>
      <ChatHeading chat={chat} path={path} />
      {chat.rehearses_id === null ? null : <Notice kind="news">{t('chats.rehearsal')}</Notice>}
      <div
        id="room"
        data-live={`${own}/events?after=${after}`}
        data-own={own}
        data-words={JSON.stringify(scriptWords(messageWords(view), view))}
      >
        <div id="now">
          {open ? (
            <p class="aside">
              {rich('chats.open-until', {
                time: <LocalTime at={new Date(open.starts_at.getTime() + open.minutes * 60_000)} bare />,
              })}{' '}
              {hosts.length > 0 ? t('chats.hosted-by', { names: hosts.join(', ') }) : null}
            </p>
          ) : (
            <p>{t(chat.state === 'over' ? 'chats.is-over' : 'chats.is-closed')}</p>
          )}
          {chat.welcome !== '' && open && !pinned ? <PlainText text={chat.welcome} /> : null}
          {chat.farewell !== '' && chat.state === 'over' ? <PlainText text={chat.farewell} /> : null}
          {pinned ? (
            <section class="notice" aria-labelledby="pinned">
              <h2 id="pinned">{t('discussion.question', { number: pinned.number })}</h2>
              <p dir="auto" lang={chat.locale}>
                {pinned.body}
              </p>
            </section>
          ) : null}
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
        <p id="pause" hidden>
          <Button kind="quiet">{t('chats.pause')}</Button>
        </p>
        <p id="heard" class="vh" aria-live="polite" />
        <h2 id="messages">{t('chats.messages')}</h2>
        {messages.length === 0 ? <Empty>{t('chats.none')}</Empty> : null}
        <ol class="talk" aria-labelledby="messages" dangerouslySetInnerHTML={{ __html: list }} />
        <p id="fresh" hidden>
          <Button kind="quiet">{t('chats.new', { count: 1 })}</Button>
        </p>
      </div>
      {waiting.map(({ id, html, state }) => (
        <div key={id} class="talk">
          <p class="gone">{t(state === 'held' ? 'chats.held' : 'discussion.unconfirmed')}</p>
          <div dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        </div>
      ))}
      {draft ? (
        <>
          <h2 id="answer">{t('chats.write')}</h2>
          <noscript>
            <p>
              <a href={`${own}/writing`}>{t('chats.write-calmly')}</a>
            </p>
          </noscript>
          <div id="write" hidden={open !== null || undefined}>
            <MessageForm
              {...{ writer, draft, asked, path }}
              action={`${own}/messages`}
              mustChoose={open === null}
            />
          </div>
        </>
      ) : null}
    </>
  );
}

/** The words that the script puts around what it draws. */
function scriptWords(words: ReturnType<typeof messageWords>, { t, zone, zoneIsKnown }: View) {
  return {
    ...words,
    zone: zoneIsKnown ? zone : undefined,
    question: t('discussion.question', { number: 0 }).replace(/\p{Nd}/u, '#'),
    fresh: pluralForms(words.lang, (count) => t('chats.new', { count })),
    pause: t('chats.pause'),
    resume: t('chats.resume'),
    held: t('chats.held'),
  };
}
