import { PICTURES } from '../../lib/pictures/limits.ts';
import { LIMITS, messageNumbered, writeMessage } from '../../rooms/chats/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { Heading } from '../../ui/index.ts';
import { comesIn } from '../discussion/comesIn.ts';
import { numberIn, readDraft } from '../discussion/draft.ts';
import type { CommentDraft } from '../discussion/form.tsx';
import { mayPost } from '../discussion/limits.ts';
import { messages, sentWords } from '../discussion/sentWords.ts';
import { writerOf } from '../discussion/writer.ts';
import type { Messages } from '../frame/problems.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { drawMessages, messageWords } from './drawMessages.ts';
import { roomDraft } from './freshDraft.ts';
import { pictureIn } from './picture.ts';
import { MessageForm } from './messageForm.tsx';
import { pagesChanged } from './room.ts';
import type { Room } from './room.ts';
import { Pinned } from './roomHead.tsx';

/** Octets that the fields beside a picture may have. */
const FIELDS = 10_000;

/** Takes a message from a form. The room's script asks for no page, and gets none when all goes well. */
export async function sendMessage(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { chat, own } = room;
  visit.changes(...pagesChanged(room));
  const writer = await writerOf(visit);
  const mayCome = await mayPost(visit, writer?.id ?? null, 'chat');
  const { form, file } = await visit.upload(PICTURES.bytes + FIELDS);
  const draft = readDraft(form);
  const alt = (form.get('alt') ?? '').trim();
  const refuse = (errors: Messages, status = 422, more: Partial<CommentDraft> = {}): Promise<Response> =>
    again(visit, room, writer, { ...draft, ...more, errors }, status, { alt });
  if (!mayCome) return refuse({ body: view.t('discussion.error.often') }, 429);
  const { by, parent, question, wrong } = sentWords(visit, writer, draft, LIMITS.body);
  const passage = await comesIn(visit, writer, draft, { work: form.get('work') ?? '', wrong });
  if ('errors' in passage) return refuse(passage.errors, passage.status, passage.more);
  const answered = parent === null ? null : await messageNumbered(ctx, programme.id, chat.id, parent);
  if (parent !== null && answered?.state !== 'shown') return refuse({ body: view.t('chats.error.gone') });
  const picture = writer ? await pictureIn(visit, file('picture'), alt) : undefined;
  if (picture && 'errors' in picture) return refuse(picture.errors, picture.status);
  const done = await writeMessage(ctx, {
    programme: programme.id,
    chat: chat.id,
    by,
    name: draft.name,
    isPseudonym: draft.pseudonym,
    body: draft.body,
    question,
    answers: answered?.id ?? null,
    locale: view.lang,
    channel: 'form',
    rush: passage.rush,
    picture,
  });
  if (done.ok) {
    const note =
      done.state === 'shown' ? 'chat-shown' : done.state === 'held' ? 'chat-held' : 'chat-unconfirmed';
    if (visit.headers.get('x-room') !== 'script') return visit.redirect(own, note);
    if (done.state === 'shown') return new Response(null, { status: 204 });
    // Nobody else sees the message yet: the script says why.
    return new Response(view.t(`note.${note}`), {
      status: 202,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
  if (done.reason === 'problems') return refuse(messages(visit, done.problems, LIMITS.body));
  if (done.reason === 'slow')
    return refuse({ body: view.t('chats.error.slow', { seconds: done.seconds }) }, 429);
  if (done.reason === 'banned') return refuse({ body: view.t('discussion.error.banned') }, 403);
  if (done.reason === 'question') return refuse({ question: view.t('discussion.error.question') });
  return refuse({ body: view.t(done.reason === 'closed' ? 'chats.error.closed' : 'chats.error.gone') });
}

/** A page with only the form, which does not reload itself: for writers without script. */
export async function writeCalmly(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const writer = await writerOf(visit);
  const draft = await roomDraft(visit, writer, room.chat.id, { question: String(room.pinned?.number ?? 0) });
  return again(visit, room, writer, draft, 200);
}

/** The form with the typed words, and the message that they answer. */
async function again(
  visit: ProgrammeVisit,
  room: Room,
  writer: Person | null,
  draft: CommentDraft,
  status: number,
  { alt = '' }: { alt?: string } = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { chat, own, asked, open } = room;
  const parent = numberIn(draft.parent);
  const answered =
    parent === null || Number.isNaN(parent)
      ? null
      : await messageNumbered(ctx, programme.id, chat.id, parent);
  const title = view.t(answered ? 'chats.answer-title' : 'chats.write');
  return visit.page({
    title,
    status,
    islands: draft.rush ? ['proofOfWork'] : [],
    indexed: false,
    body: (
      <>
        <Heading
          eyebrow={
            <a href={own} dir="auto">
              {chat.title}
            </a>
          }
        >
          {title}
        </Heading>
        {answered ? (
          <form method="post" action={`${own}/likes`}>
            <ol
              class="talk"
              dangerouslySetInnerHTML={{ __html: drawMessages(messageWords(view), [answered], own) }}
            />
          </form>
        ) : (
          <Pinned {...room} />
        )}
        <MessageForm
          {...{ writer, draft, asked }}
          path={visit.path}
          action={`${own}/messages`}
          mustChoose={open === null}
          slow={open ? chat.slow_seconds : 0}
          alt={alt}
        />
      </>
    ),
  });
}
