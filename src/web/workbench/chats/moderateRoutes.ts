import {
  LIMITS,
  admitMessage,
  banFromRoom,
  chatById,
  hideMessage,
  messageById,
  slowDown,
  takeOut,
} from '../../../rooms/chats/index.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { liftBan } from '../../../rooms/discussion/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { chatInput, backAt, chatPlan, backToChat } from './deskPage.tsx';
import { paceSaid } from './leadRoom.tsx';

/** The id of the message in the path, if it belongs to this chat; else null. */
async function messageIn(visit: ProgrammeVisit, chat: Chat): Promise<number | null> {
  const id = visit.id('message');
  const message = id === null ? null : await messageById(visit.ctx, visit.programme.id, id);
  visit.changes(`chat:${chat.id}`);
  return message?.chat_id === chat.id ? message.id : null;
}

export async function admitHere(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const message = await messageIn(visit, chat);
  if (message === null) return visit.notFound();
  const done = await admitMessage(visit.ctx, { ...chatInput(visit, chat), message });
  return done.ok ? backAt(visit, chat.id, 'desk-counts') : visit.notFound();
}

export async function hide(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const message = await messageIn(visit, chat);
  const form = await visit.form();
  if (message === null) return visit.notFound();
  const reason = form.get(`reason-${message}`) ?? '';
  const done = await hideMessage(visit.ctx, { ...chatInput(visit, chat), message, reason });
  if (done.ok) return backAt(visit, chat.id, 'desk-counts');
  if (done.reason === 'unknown') return visit.notFound();
  const error = visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.reason });
  return chatPlan(visit, chat, {
    errors: { [`reason-${message}`]: error },
    hidden: { message, reason, error },
  });
}

export async function takeWordsOut(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const message = await messageIn(visit, chat);
  const form = await visit.form();
  if (message === null) return visit.notFound();
  const [body, why] = [form.get(`stays-${message}`) ?? '', form.get(`why-${message}`) ?? ''];
  const base = form.get('base') ?? undefined;
  const done = await takeOut(visit.ctx, { ...chatInput(visit, chat), message, body, reason: why, base });
  if (done.ok) return backAt(visit, chat.id, 'desk-counts');
  if (done.reason === 'unknown') return visit.notFound();
  if (done.reason === 'overtaken') {
    const error = visit.view.t('overtaken.choice', { now: done.now });
    return chatPlan(visit, chat, {
      errors: { [`stays-${message}`]: error },
      shortened: { message, body, why, errors: { body: error } },
    });
  }
  const isBody = body.trim() === '' || [...body.trim()].length > LIMITS.body;
  const max = isBody ? LIMITS.body : LIMITS.reason;
  const error = visit.view.t(`discussion.error.${done.reason}`, { max });
  return chatPlan(visit, chat, {
    errors: { [`${isBody ? 'stays' : 'why'}-${message}`]: error },
    shortened: { message, body, why, base, errors: isBody ? { body: error } : { why: error } },
  });
}

export async function ban(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const message = await messageIn(visit, chat);
  const form = await visit.form();
  if (message === null) return visit.notFound();
  const [reason, all] = [form.get(`ban-${message}`) ?? '', form.get(`all-${message}`) === 'yes'];
  const done = await banFromRoom(visit.ctx, { ...chatInput(visit, chat), message, reason, all });
  if (done.ok) return backToChat(visit, chat.id, 'writer-banned');
  if (done.reason === 'unknown') return visit.notFound();
  const error = visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.reason });
  return chatPlan(visit, chat, {
    errors: { [`ban-${message}`]: error },
    banned: { message, reason, all, error },
  });
}

export async function pardon(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const id = await messageIn(visit, chat);
  const message = id === null ? null : await messageById(visit.ctx, visit.programme.id, id);
  if (!message || message.author_id === null) return visit.notFound();
  const { programme, actor } = chatInput(visit, chat);
  const done = await liftBan(visit.ctx, { programme, actor, person: message.author_id });
  return done.ok ? backAt(visit, chat.id, 'desk-counts') : visit.notFound();
}

export async function pace(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const form = await visit.form();
  const [typed, seen] = [form.get('seconds') ?? '', form.get('seen')];
  visit.changes(`chat:${chat.id}`);
  const done = await slowDown(visit.ctx, {
    ...chatInput(visit, chat),
    seconds: Number(typed),
    ...(seen === null ? {} : { seen: Number(seen) }),
  });
  if (done.ok) return backAt(visit, chat.id, 'desk-counts');
  const now = (await chatById(visit.ctx, visit.programme.id, chat.id)) ?? chat;
  const { t } = visit.view;
  // The chat is over, so its form is gone.
  if (now.state !== 'announced') return chatPlan(visit, now, { errors: { act: t('chats.desk.error.over') } });
  const error =
    done.reason === 'overtaken'
      ? t('overtaken.choice', { now: paceSaid(t, now.slow_seconds) })
      : t('chats.desk.error.pace');
  return chatPlan(visit, now, { errors: { seconds: error }, pace: typed });
}
