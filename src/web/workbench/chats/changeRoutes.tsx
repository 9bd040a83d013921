import {
  HOST_ROLES,
  LIMITS,
  MOST_QUESTIONS,
  announceChat,
  cancelChat,
  changeChat,
  chatById,
  comeAsHost,
  hostsOf,
  moveSession,
  rehearse,
  scriptOf,
  setHosts,
  stepIn,
  writeScript,
} from '../../../rooms/chats/index.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { clockTime, longDay, zoneName } from '../../../ui/index.ts';
import { isolated } from '../../chats/scriptWords.ts';
import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { pageAsked } from '../list/carried.ts';
import { USUAL_MINUTES } from './scriptForms.tsx';
import { chatInput, backAt, chatPlan, ownPage, backToChat } from './deskPage.tsx';
import { lead, mayLead } from './leadRoom.tsx';
import { admitHere, ban, hide, pace, pardon, takeWordsOut } from './moderateRoutes.ts';
import { showSummary, writeSummary } from './summary.tsx';

/** Volunteers who host, and moderators, who may be named as hosts. */
const hosts: Audience = { volunteer: [...HOST_ROLES] };
/** All volunteers who may look at a chat. */
export const readers: Audience = { volunteer: ['director', 'content_editor', 'chat_host', 'moderator'] };
export const planners: Audience = { volunteer: ['director', 'content_editor', 'chat_host'] };
const BASE = '/workbench/chats/:chat';

/** The forms that change a planned chat. */
export const chatChangeRoutes: Route[] = [
  get(
    BASE,
    readers,
    onDesk(async (visit, chat) => {
      await noteHost(visit, chat);
      return chatPlan(visit, chat);
    }),
  ),
  post(`${BASE}/rehearsal`, hosts, planned(startRehearsal)),
  post(BASE, planners, planned(saveTexts)),
  post(`${BASE}/script`, planners, planned(saveScript)),
  post(`${BASE}/announcement`, planners, planned(announce)),
  post(`${BASE}/cancellation`, planners, planned(cancel)),
  post(`${BASE}/sessions/:session`, planners, planned(move)),
  post(`${BASE}/sessions/:session/hosts`, planners, planned(saveHosts)),
  post(`${BASE}/messages/:message/admission`, hosts, onDesk(admitHere)),
  post(`${BASE}/messages/:message/hiding`, hosts, onDesk(hide)),
  post(`${BASE}/messages/:message/words`, hosts, onDesk(takeWordsOut)),
  post(`${BASE}/messages/:message/ban`, hosts, onDesk(ban)),
  post(`${BASE}/messages/:message/pardon`, hosts, onDesk(pardon)),
  post(`${BASE}/pace`, hosts, onDesk(pace)),
  post(`${BASE}/sessions/:session/lead`, hosts, onDesk(leadSession)),
  get(`${BASE}/summary`, planners, planned(showSummary)),
  post(`${BASE}/summary`, planners, planned(writeSummary)),
];

type OfChat = (visit: ProgrammeVisit, chat: Chat) => Promise<Response>;

/** Finds the chat of the path. */
function planned(handle: OfChat): (visit: ProgrammeVisit) => Promise<Response> {
  return onDesk(async (visit, chat) => (chat.rehearses_id === null ? handle(visit, chat) : visit.notFound()));
}

/** Finds the chat of the path; for hosts also a rehearsal. */
function onDesk(handle: OfChat) {
  return async (visit: ProgrammeVisit): Promise<Response> => {
    const id = visit.id('chat');
    const chat = id === null ? null : await chatById(visit.ctx, visit.programme.id, id);
    const isTheirs = chat?.rehearses_id === null || visit.may(...HOST_ROLES);
    return chat && isTheirs ? handle(visit, chat) : visit.notFound();
  };
}

async function startRehearsal(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const done = await rehearse(visit.ctx, chatInput(visit, chat));
  if (done.ok) return visit.redirect(ownPage(visit, done.chat));
  return chatPlan(visit, chat, { errors: { act: visit.view.t('chats.desk.error.over') } });
}

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
  const base = form.get('base') ?? undefined;
  const done = await changeChat(visit.ctx, { ...chatInput(visit, chat), texts, admits, base });
  if (done.ok) return backToChat(visit, chat.id);
  if (done.reason === 'unknown')
    return visit.turnBack(`${visit.path('/workbench/chats')}${pageAsked(visit)}`);
  if (done.reason === 'overtaken') {
    const now = (await chatById(visit.ctx, visit.programme.id, chat.id)) ?? chat;
    return chatPlan(visit, now, {
      errors: { title: t('pages.overtaken') },
      texts: { ...texts, admits },
      overtaken: 'texts',
    });
  }
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
  return chatPlan(visit, chat, { errors, texts: { ...texts, admits }, base });
}

async function saveScript(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const { t } = visit.view;
  const form = await visit.form();
  const typed = Array.from({ length: MOST_QUESTIONS }, (_, at) => ({
    body: form.get(`question${at + 1}`) ?? '',
    minutes: form.get(`minutes${at + 1}`) ?? '',
  }));
  const base = form.get('base') ?? undefined;
  const lines = typed.filter(({ body }) => body.trim() !== '');
  // Minutes that were typed beside an empty question are not dropped in silence. A question that was emptied is removed with its minutes.
  const { length } = await scriptOf(visit.ctx, visit.programme.id, chat.id);
  const lone = typed.findIndex(
    ({ body, minutes }, at) =>
      at >= length && body.trim() === '' && !['', USUAL_MINUTES].includes(minutes.trim()),
  );
  if (lone >= 0)
    return chatPlan(visit, chat, {
      errors: { [`question${lone + 1}`]: t('chats.desk.error.no-question') },
      questions: typed.slice(
        0,
        typed.findLastIndex(({ body, minutes }) => (body + minutes).trim() !== '') + 1,
      ),
      base,
    });
  const questions = lines.map(({ body, minutes }) => ({
    body,
    minutes: /^\s*\d{1,3}\s*$/.test(minutes) ? Number(minutes) : 0,
  }));
  const done = await writeScript(visit.ctx, { ...chatInput(visit, chat), questions, base });
  if (done.ok) return backToChat(visit, chat.id);
  if (done.reason === 'unknown')
    return visit.turnBack(`${visit.path('/workbench/chats')}${pageAsked(visit)}`);
  if (done.reason === 'overtaken')
    return chatPlan(visit, chat, {
      errors: { question1: t('pages.overtaken') },
      questions: lines,
      overtaken: 'script',
    });
  const errors: Record<string, string> = {};
  if (done.reason === 'problems')
    for (const { at, reason } of done.problems)
      if (reason === 'minutes') errors[`minutes${at + 1}`] = t('chats.desk.error.minutes');
      else errors[`question${at + 1}`] = t('chats.desk.error.long', { max: LIMITS.question });
  else errors['question1'] = t('chats.desk.error.asked');
  return chatPlan(visit, chat, { errors, questions: lines, base });
}

async function announce(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const done = await announceChat(visit.ctx, chatInput(visit, chat));
  if (done.ok) return backToChat(visit, chat.id);
  return chatPlan(visit, chat, {
    errors: {
      day: visit.view.t(done.reason === 'past' ? 'chats.desk.error.past' : 'chats.desk.error.over'),
    },
  });
}

async function cancel(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const { t } = visit.view;
  const reason = (await visit.form()).get('reason') ?? '';
  const done = await cancelChat(visit.ctx, { ...chatInput(visit, chat), reason });
  if (done.ok) return backToChat(visit, chat.id);
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
  const base = form.get('base') ?? undefined;
  const done = await moveSession(visit.ctx, { ...chatInput(visit, chat), session, to, base });
  if (done.ok) return backToChat(visit, chat.id);
  const moved = { session, ...typed };
  if (done.reason === 'overtaken') {
    const saved = (await chatById(visit.ctx, visit.programme.id, chat.id)) ?? chat;
    return chatPlan(visit, saved, {
      errors: { day: overtaken(visit, hourOf(visit, saved, session)) },
      moved,
    });
  }
  const reason = done.reason === 'unknown' ? 'over' : done.reason;
  return chatPlan(visit, chat, {
    errors: { day: visit.view.t(`chats.desk.error.${reason}`) },
    moved,
    base,
  });
}

async function saveHosts(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const session = visit.id('session');
  if (session === null || chat.sessions.every(({ id }) => id !== session)) return visit.notFound();
  const form = await visit.form();
  const people = [...form]
    .filter(([name]) => /^host\d{1,2}$/.test(name))
    .map(([, id]) => Number(id))
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  const base = form.get('base') ?? undefined;
  const done = await setHosts(visit.ctx, { ...chatInput(visit, chat), session, people, base });
  if (done.ok) return backToChat(visit, chat.id);
  if (done.reason !== 'overtaken') return visit.notFound();
  const hosts = await hostsOf(visit.ctx, visit.programme.id, chat.id);
  const names = hosts.filter((host) => host.session === session).map(({ name }) => name);
  const now = names.length > 0 ? isolated(names) : visit.view.t('chats.desk.nobody');
  return chatPlan(visit, chat, { errors: { host1: overtaken(visit, now) }, named: { session, people } });
}

/** Says that somebody else changed the same thing meanwhile, and shows it as it is now. */
const overtaken = ({ view }: ProgrammeVisit, now: string): string => view.t('overtaken.choice', { now });

/** The hour of a session on the clock of its place, with its length in minutes. */
function hourOf({ view }: ProgrammeVisit, chat: Chat, session: number): string {
  const { starts_at: at, zone, minutes } = chat.sessions.find(({ id }) => id === session)!;
  const day = longDay(view.lang, zone, at);
  const when = view.t('ui.time.at', { day, time: clockTime(view.lang, zone, at) });
  return `${when}, ${zoneName(view, zone)}, ${minutes}′`;
}

/** The message for each refusal to a host who leads. */
const LEADING = {
  unknown: 'over',
  early: 'early',
  'not-open': 'not-open',
  over: 'over',
  'no-question': 'asked-later',
} as const;

async function leadSession(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const session = visit.id('session');
  if (session === null || chat.sessions.every(({ id }) => id !== session)) return visit.notFound();
  if (!mayLead(visit, chat, await hostsOf(visit.ctx, visit.programme.id, chat.id))) return visit.notFound();
  await noteHost(visit, chat);
  const done = await lead(visit, chat, session);
  // After its end a rehearsal leaves nothing, not even its desk.
  const isGone =
    chat.rehearses_id !== null && (await chatById(visit.ctx, visit.programme.id, chat.id)) === null;
  if (done?.ok && isGone) return backToChat(visit, chat.rehearses_id!);
  if (done?.ok && visit.person)
    await stepIn(visit.ctx, { programme: visit.programme.id, session, person: visit.person.id });
  if (done?.ok) return backAt(visit, chat.id, 'desk-lead');
  const error = visit.view.t(`chats.desk.error.${LEADING[done?.reason ?? 'unknown']}`);
  return chatPlan(visit, chat, { errors: { act: error } });
}

/** Notes that a host of a session is present, while they look at its desk near its hour. */
async function noteHost(visit: ProgrammeVisit, chat: Chat): Promise<void> {
  const { ctx, programme, person } = visit;
  const near = chat.sessions.find(
    ({ state, starts_at }) =>
      state === 'open' ||
      (state === 'planned' && Math.abs(starts_at.getTime() - ctx.clock.now().getTime()) < 3_600_000),
  );
  if (near && person) await comeAsHost(ctx, { programme: programme.id, session: near.id, person: person.id });
}
