import { messageAround, messageById, takesLate, withdrawMessage } from '../../rooms/chats/index.ts';
import { mayWithdraw } from '../../rooms/discussion/index.ts';
import { Details, Heading, LocalTime, Notice, PostButton } from '../../ui/index.ts';
import { ReportForm } from '../discussion/reportForm.tsx';
import { writerOf } from '../discussion/writer.ts';
import { chatTimes } from './reloads.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { drawMessages, messageWords } from './drawMessages.ts';
import { roomDraft } from './freshDraft.ts';
import { MessageForm } from './messageForm.tsx';
import { recordAt } from './record/recordAt.ts';
import type { Room } from './room.ts';

/** A message's own page, at an address that never changes: the message, what it answers, its answers, and the form for an answer. */
export const showMessage = (visit: ProgrammeVisit, room: Room): Promise<Response> => messagePage(visit, room);

/** The page of a message; `report` is the form that reports it, when that came back. */
export async function messagePage(
  visit: ProgrammeVisit,
  room: Room,
  { status = 200, report }: { status?: number; report?: { reason: string; error: string } } = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { chat, own, asked, open } = room;
  const { t } = view;
  const number = visit.id('number');
  const around =
    number === null ? [] : await messageAround(ctx, { programme: programme.id, chat: chat.id, number });
  const message = around.find((one) => one.number === number);
  if (!message) return visit.notFound();
  const writer = await writerOf(visit);
  const stored =
    writer !== null && message.author_id === writer.id
      ? await messageById(ctx, programme.id, message.id)
      : null;
  const mayAnswer = message.state === 'shown' && (open !== null || takesLate(chat, ctx.clock.now()));
  const mayTakeBack =
    stored !== null && mayWithdraw({ state: stored.state, writtenAt: stored.written_at }, ctx.clock.now());
  return visit.page({
    title: t('chats.message.title'),
    status,
    indexed: false,
    ...chatTimes(view),
    body: (
      <>
        <Heading eyebrow={<ToChat room={room} />}>{t('chats.message.title')}</Heading>
        {message.state === 'shown' ? (
          <p class="aside">
            <LocalTime at={message.written_at} year />
          </p>
        ) : null}
        {stored && stored.reason !== '' && (stored.state === 'hidden' || stored.before !== null) ? (
          <Notice
            kind="trouble"
            title={t(
              stored.state === 'hidden' ? 'chats.message.hidden-because' : 'chats.message.shortened-because',
            )}
          >
            <p dir="auto">{stored.reason}</p>
          </Notice>
        ) : null}
        <form method="post" action={`${own}/likes`}>
          <ol
            class="talk"
            data-clock={view.zoneIsKnown ? undefined : ''}
            dangerouslySetInnerHTML={{
              __html: marked(drawMessages(messageWords(view), around, own), message.number),
            }}
          />
        </form>
        <p>
          <a href={`${recordAt(room)}?question=${message.question ?? 0}`}>{t('chats.message.in-record')}</a>
        </p>
        {mayTakeBack ? (
          <Details summary={t('discussion.withdraw')}>
            <p>{t('chats.message.withdraw-what')}</p>
            <PostButton action={`${own}/messages/${number}/withdrawal`} kind="grave">
              {t('discussion.withdraw-yes')}
            </PostButton>
          </Details>
        ) : null}
        {mayAnswer ? (
          <>
            <h2 id="answer">{t('chats.answer-title')}</h2>
            <MessageForm
              writer={writer}
              draft={await roomDraft(visit, writer, chat.id, { parent: String(number) })}
              asked={asked}
              path={visit.path}
              action={`${own}/messages`}
              mustChoose={open === null}
              slow={open ? chat.slow_seconds : 0}
            />
          </>
        ) : null}
        {message.state === 'shown' && message.author_id !== writer?.id ? (
          <ReportForm action={`${own}/messages/${number}/reports`} of="message" returned={report} />
        ) : null}
      </>
    ),
  });
}

/** Marks the message that the page is about among the others. */
const marked = (html: string, number: number): string =>
  html.replace(`<li id="m${number}"`, `<li id="m${number}" class="focus"`);

const ToChat = ({ room: { chat, own } }: { room: Room }) => (
  <a href={own} dir="auto">
    {chat.title}
  </a>
);

/** Takes back one's own message. */
export async function withdrawOwn(visit: ProgrammeVisit, { chat, own }: Room): Promise<Response> {
  const { ctx, programme } = visit;
  const [number, writer] = [visit.id('number'), await writerOf(visit)];
  const around =
    number === null ? [] : await messageAround(ctx, { programme: programme.id, chat: chat.id, number });
  const message = around.find((one) => one.number === number);
  if (!message || !writer) return visit.notFound();
  visit.changes(`chat:${chat.id}`);
  const done = await withdrawMessage(ctx, {
    programme: programme.id,
    person: writer.id,
    message: message.id,
  });
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  return visit.redirect(`${own}/messages/${number}`, done.ok ? 'comment-withdrawn' : 'comment-late');
}
