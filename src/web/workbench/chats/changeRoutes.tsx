import {
  LIMITS,
  MOST_QUESTIONS,
  admitMessage,
  announceChat,
  cancelChat,
  changeChat,
  chatById,
  comeAsHost,
  comersOf,
  hideMessage,
  messageById,
  moveSession,
  setHosts,
  writeScript,
} from '../../../rooms/chats/index.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { stripOf } from '../../../ui/index.ts';
import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { HOST_PLACES, formsOf } from './chatForms.tsx';
import type { Returned } from './chatForms.tsx';
import { ChatPage } from './chatPage.tsx';
import { lead } from './leadRoom.tsx';
import { hoursOfChat } from '../../chats/hours/counted.ts';

const hosts: Audience = { volunteer: ['director', 'chat_host'] };
export const planners: Audience = { volunteer: ['director', 'content_editor', 'chat_host'] };
const BASE = '/workbench/chats/:chat';

/** The forms that change a chat which is planned. */
export const chatChangeRoutes: Route[] = [
  get(
    BASE,
    planners,
    planned(async (visit, chat) => {
      await noteHost(visit, chat);
      return chatPlan(visit, chat);
    }),
  ),
  post(BASE, planners, planned(saveTexts)),
  post(`${BASE}/script`, planners, planned(saveScript)),
  post(`${BASE}/announcement`, planners, planned(announce)),
  post(`${BASE}/cancellation`, planners, planned(cancel)),
  post(`${BASE}/sessions/:session`, planners, planned(move)),
  post(`${BASE}/sessions/:session/hosts`, planners, planned(saveHosts)),
  post(`${BASE}/messages/:message/admission`, hosts, planned(admit)),
  post(`${BASE}/messages/:message/hiding`, hosts, planned(hide)),
  post(`${BASE}/sessions/:session/lead`, planners, planned(leadSession)),
];

/** Finds the chat of the path. */
function planned(handle: (visit: ProgrammeVisit, chat: Chat) => Promise<Response>) {
  return async (visit: ProgrammeVisit): Promise<Response> => {
    const id = visit.id('chat');
    const chat = id === null ? null : await chatById(visit.ctx, visit.programme.id, id);
    return chat && chat.rehearses_id === null ? handle(visit, chat) : visit.notFound();
  };
}

async function chatPlan(visit: ProgrammeVisit, chat: Chat, back: Returned = {}): Promise<Response> {
  return visit.page({
    title: chat.title,
    workbench: 'chats',
    status: Object.keys(back.errors ?? {}).length > 0 ? 422 : 200,
    body: (
      <ChatPage
        chat={chat}
        strip={await stripFor(visit, chat)}
        now={visit.ctx.clock.now()}
        path={visit.path}
        forms={await formsOf(visit, chat, back)}
      />
    ),
  });
}

async function stripFor({ ctx, programme }: ProgrammeVisit, chat: Chat) {
  const zone = chat.sessions[0]?.zone;
  if (chat.round_id === null || zone === undefined) return null;
  const { comers } = await comersOf(ctx, { programme: programme.id, round: chat.round_id });
  return comers.length === 0 ? null : stripOf(comers, { chat: hoursOfChat(chat), zone });
}

const act = (visit: ProgrammeVisit, chat: Chat) => ({
  programme: visit.programme.id,
  actor: visit.actor(),
  chat: chat.id,
});

const saved = (visit: ProgrammeVisit, chat: number): Response =>
  visit.redirect(visit.path(`/workbench/chats/${chat}`), 'saved');

async function saveTexts(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const { t } = visit.view;
  const form = await visit.form();
  const text = (name: string): string => form.get(name) ?? '';
  const texts = {
    title: text('title'),
    about: text('about'),
    hashtag: text('hashtag'),
    welcome: text('welcome'),
    farewell: text('farewell'),
  };
  const admits = text('admits') === 'yes';
  const done = await changeChat(visit.ctx, { ...act(visit, chat), texts, admits });
  if (done.ok) return saved(visit, chat.id);
  if (done.reason === 'unknown') return visit.turnBack(visit.path('/workbench/chats'));
  const max = {
    title: LIMITS.title,
    about: LIMITS.about,
    welcome: LIMITS.greeting,
    farewell: LIMITS.greeting,
  };
  const errors: Record<string, string> = {};
  for (const name of ['title', 'about', 'hashtag', 'welcome', 'farewell'] as const)
    if (done.problems[name])
      errors[name] =
        name === 'hashtag'
          ? t('chats.desk.error.hashtag')
          : t(name === 'title' ? 'chats.desk.error.title' : 'chats.desk.error.long', { max: max[name] });
  return chatPlan(visit, chat, { errors, texts: { ...texts, admits } });
}

async function saveScript(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const { t } = visit.view;
  const form = await visit.form();
  const lines = Array.from({ length: MOST_QUESTIONS }, (_, at) => ({
    body: form.get(`question${at + 1}`) ?? '',
    minutes: form.get(`minutes${at + 1}`) ?? '',
  })).filter(({ body }) => body.trim() !== '');
  const questions = lines.map(({ body, minutes }) => ({
    body,
    minutes: /^\s*\d{1,3}\s*$/.test(minutes) ? Number(minutes) : 0,
  }));
  const done = await writeScript(visit.ctx, { ...act(visit, chat), questions });
  if (done.ok) return saved(visit, chat.id);
  if (done.reason === 'unknown') return visit.turnBack(visit.path('/workbench/chats'));
  const errors: Record<string, string> = {};
  if (done.reason === 'problems')
    for (const { at, reason } of done.problems)
      if (reason === 'minutes') errors[`minutes${at + 1}`] = t('chats.desk.error.minutes');
      else errors[`question${at + 1}`] = t('chats.desk.error.long', { max: LIMITS.question });
  else errors['question1'] = t('chats.desk.error.asked');
  return chatPlan(visit, chat, { errors, questions: lines });
}

async function announce(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const done = await announceChat(visit.ctx, act(visit, chat));
  if (done.ok) return saved(visit, chat.id);
  return chatPlan(visit, chat, {
    errors: {
      day: visit.view.t(done.reason === 'past' ? 'chats.desk.error.past' : 'chats.desk.error.over'),
    },
  });
}

async function cancel(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const { t } = visit.view;
  const reason = (await visit.form()).get('reason') ?? '';
  const done = await cancelChat(visit.ctx, { ...act(visit, chat), reason });
  if (done.ok) return saved(visit, chat.id);
  const error =
    done.reason === 'too-long'
      ? t('chats.desk.error.long', { max: LIMITS.reason })
      : t('chats.desk.error.over');
  return chatPlan(visit, chat, { errors: { reason: error }, reason });
}

async function move(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const session = visit.id('session');
  if (session === null || chat.sessions.every(({ id }) => id !== session)) return visit.notFound();
  const form = await visit.form();
  const text = (name: string): string => form.get(name) ?? '';
  const typed = { day: text('day'), time: text('time'), zone: text('zone'), minutes: text('minutes') };
  const to = { wall: `${typed.day}T${typed.time}`, zone: typed.zone, minutes: Number(typed.minutes) };
  const done = await moveSession(visit.ctx, { ...act(visit, chat), session, to });
  if (done.ok) return saved(visit, chat.id);
  const reason = done.reason === 'unknown' ? 'over' : done.reason;
  return chatPlan(visit, chat, {
    errors: { day: visit.view.t(`chats.desk.error.${reason}`) },
    moved: { session, ...typed },
  });
}

async function saveHosts(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const session = visit.id('session');
  if (session === null || chat.sessions.every(({ id }) => id !== session)) return visit.notFound();
  const form = await visit.form();
  const people = HOST_PLACES.map((place) => Number(form.get(`host${place}`) ?? 0)).filter(
    (id) => Number.isSafeInteger(id) && id > 0,
  );
  const done = await setHosts(visit.ctx, { ...act(visit, chat), session, people });
  return done.ok ? saved(visit, chat.id) : visit.notFound();
}

async function leadSession(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const session = visit.id('session');
  if (session === null || chat.sessions.every(({ id }) => id !== session)) return visit.notFound();
  await noteHost(visit, chat);
  const done = await lead(visit, chat, session);
  if (done?.ok) return saved(visit, chat.id);
  const reason = done?.reason === 'early' ? 'early' : 'over';
  return chatPlan(visit, chat, { errors: { act: visit.view.t(`chats.desk.error.${reason}`) } });
}

/** Somebody who hosts a session near its hour is here while they look at its desk. */
async function noteHost(visit: ProgrammeVisit, chat: Chat): Promise<void> {
  const { ctx, programme, person } = visit;
  const near = chat.sessions.find(
    ({ state, starts_at }) =>
      state === 'open' ||
      (state === 'planned' && Math.abs(starts_at.getTime() - ctx.clock.now().getTime()) < 3_600_000),
  );
  if (near && person) await comeAsHost(ctx, { programme: programme.id, session: near.id, person: person.id });
}

/** The number of the message of the path, where it is in this chat. */
async function messageIn(visit: ProgrammeVisit, chat: Chat): Promise<number | null> {
  const id = visit.id('message');
  const message = id === null ? null : await messageById(visit.ctx, visit.programme.id, id);
  visit.changes(`chat:${chat.id}`);
  return message?.chat_id === chat.id ? message.id : null;
}

async function admit(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const message = await messageIn(visit, chat);
  if (message === null) return visit.notFound();
  const done = await admitMessage(visit.ctx, { ...act(visit, chat), message });
  return done.ok ? saved(visit, chat.id) : visit.notFound();
}

async function hide(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const message = await messageIn(visit, chat);
  const form = await visit.form();
  if (message === null) return visit.notFound();
  const reason = form.get(`reason-${message}`) ?? '';
  const done = await hideMessage(visit.ctx, { ...act(visit, chat), message, reason });
  if (done.ok) return saved(visit, chat.id);
  if (done.reason === 'unknown') return visit.notFound();
  const error = visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.reason });
  return chatPlan(visit, chat, {
    errors: { [`reason-${message}`]: error },
    hidden: { message, reason, error },
  });
}
