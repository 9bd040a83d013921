import {
  LIMITS,
  approveComment,
  banWriter,
  editOut,
  hideComment,
  keepBan,
  liftBan,
  summarise,
} from '../../../rooms/discussion/index.ts';
import { topicById } from '../../../rooms/topics/index.ts';
import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { NoteKey, ProgrammeVisit } from '../../visit.ts';
import { listAsItWas } from '../list/back.ts';
import { moderators } from './audience.ts';
import { besideComment, keptQuery } from './beside.tsx';
import { deskPage } from './list.tsx';
import { commentDesk } from './commentDesk.tsx';
import type { ReturnedSummary } from '../../discussion/summaryForm.tsx';
import { summaryPage } from './summary.tsx';
import { writersPage } from './writers.tsx';

export const summarisers: Audience = { volunteer: ['director', 'moderator', 'content_editor'] };

export const discussionDeskRoutes: Route[] = [
  get('/workbench/discussion', moderators, async (visit) => visit.page(await deskPage(visit))),
  get('/workbench/discussion/writers', moderators, async (visit) => visit.page(await writersPage(visit))),
  post('/workbench/discussion/writers/:person/ban', moderators, ban),
  post('/workbench/discussion/writers/:person/pardon', moderators, pardon),
  post('/workbench/discussion/writers/:person/refusal', moderators, refuse),
  get('/workbench/discussion/summaries/:topic', summarisers, showSummary),
  post('/workbench/discussion/summaries/:topic', summarisers, writeSummary),
  get('/workbench/discussion/:comment', moderators, (visit) => {
    const id = visit.id('comment');
    return id === null ? visit.notFound() : commentDesk(visit, id);
  }),
  post('/workbench/discussion/:comment', moderators, edit),
  post('/workbench/discussion/:comment/approval', moderators, approve),
  post('/workbench/discussion/:comment/hiding', moderators, hide),
];

const WRITERS = '/workbench/discussion/writers';

const act = (visit: ProgrammeVisit) => ({ programme: visit.programme.id, actor: visit.actor() });
const desk = (visit: ProgrammeVisit): string => visit.path('/workbench/discussion');

/** The answer to an act that changes what visitors read of one topic. */
function changed(visit: ProgrammeVisit, topic: number, path: string, note: NoteKey): Response {
  visit.changes(`topic:${topic}`);
  return visit.redirect(path, note);
}

/** The page after an act: the list, or the next comment beside it. Read before the act removes this comment from the list. */
async function onwardFrom(visit: ProgrammeVisit, comment: number): Promise<string> {
  const back = (await visit.form()).get('back');
  if (back !== null) return `${desk(visit)}?${new URLSearchParams(back.slice(0, 1000))}`;
  return (await besideComment(visit, comment))?.onward ?? desk(visit);
}

async function approve(visit: ProgrammeVisit): Promise<Response> {
  const comment = visit.id('comment');
  if (comment === null) return visit.notFound();
  const seen = Number((await visit.form()).get('seen') ?? Number.NaN);
  const onward = await onwardFrom(visit, comment);
  const done = await approveComment(visit.ctx, {
    ...act(visit),
    comment,
    ...(Number.isNaN(seen) ? {} : { seen }),
  });
  if (done.ok) return changed(visit, done.topic, onward, 'comment-approved');
  return done.reason === 'changed'
    ? visit.redirect(`${desk(visit)}/${comment}${keptQuery(visit)}`, 'changed-meanwhile')
    : visit.notFound();
}

async function hide(visit: ProgrammeVisit): Promise<Response> {
  const comment = visit.id('comment');
  if (comment === null) return visit.notFound();
  const reason = (await visit.form()).get(`reason-${comment}`) ?? '';
  const onward = await onwardFrom(visit, comment);
  const done = await hideComment(visit.ctx, { ...act(visit), comment, reason });
  if (done.ok) return changed(visit, done.topic, onward, 'comment-hidden');
  if (done.reason === 'unknown') return visit.notFound();
  const error = visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.reason });
  return commentDesk(visit, comment, { values: { reason }, errors: { reason: error } });
}

async function edit(visit: ProgrammeVisit): Promise<Response> {
  const comment = visit.id('comment');
  if (comment === null) return visit.notFound();
  const form = await visit.form();
  const [body, why] = [form.get('body') ?? '', form.get('why') ?? ''];
  const base = form.get('base') ?? undefined;
  const done = await editOut(visit.ctx, { ...act(visit), comment, body, reason: why, base });
  if (done.ok) return changed(visit, done.topic, `${desk(visit)}/${comment}${keptQuery(visit)}`, 'saved');
  if (done.reason === 'unknown') return visit.notFound();
  if (done.reason === 'overtaken')
    return commentDesk(visit, comment, { values: { body, why }, isOvertaken: true });
  const error = visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.body });
  const isBody = body.trim() === '' || [...body].length > LIMITS.body;
  return commentDesk(visit, comment, {
    values: { body, why },
    base,
    errors: isBody ? { body: error } : { why: error },
  });
}

async function ban(visit: ProgrammeVisit): Promise<Response> {
  const person = visit.id('person');
  const form = await visit.form();
  const comment = Number(form.get('comment') ?? '');
  if (person === null) return visit.notFound();
  const reason = form.get('ban') ?? '';
  const done = await banWriter(visit.ctx, { ...act(visit), person, reason });
  if (done.ok) return visit.redirect(visit.path(WRITERS), 'writer-banned');
  if (done.reason === 'unknown' || !Number.isSafeInteger(comment)) return visit.notFound();
  const error = visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.reason });
  return commentDesk(visit, comment, { values: { ban: reason }, errors: { ban: error } });
}

async function pardon(visit: ProgrammeVisit): Promise<Response> {
  const person = visit.id('person');
  if (person === null) return visit.notFound();
  const done = await liftBan(visit.ctx, { ...act(visit), person });
  return done.ok ? visit.redirect(await listAsItWas(visit, WRITERS), 'saved') : visit.notFound();
}

async function refuse(visit: ProgrammeVisit): Promise<Response> {
  const person = visit.id('person');
  if (person === null) return visit.notFound();
  const done = await keepBan(visit.ctx, { ...act(visit), person });
  return done.ok ? visit.redirect(await listAsItWas(visit, WRITERS), 'saved') : visit.notFound();
}

async function showSummary(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('topic');
  const topic = id === null ? null : await topicById(visit.ctx, visit.programme.id, id);
  return topic ? visit.page(await summaryPage(visit, topic)) : visit.notFound();
}

async function writeSummary(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const id = visit.id('topic');
  const topic = id === null ? null : await topicById(ctx, programme.id, id);
  if (!topic) return visit.notFound();
  const form = await visit.form();
  const [body, asked] = [form.get('summary') ?? '', form.get('locale') ?? ''];
  const locale = programme.locales.includes(asked) ? asked : programme.source_locale;
  const base = form.get('base') ?? undefined;
  const pageIn = (name: 'page' | 'to'): number =>
    Number(/^[1-9]\d{0,5}$/.exec(form.get(name) ?? '')?.[0] ?? 1);
  const again = async (returned: ReturnedSummary, page = pageIn('page')) =>
    visit.page(await summaryPage(visit, topic, returned, page));
  // Nothing is saved yet: the volunteer goes on reading before they write.
  if (form.get('to') !== null) return again({ body, locale, base: base ?? '' }, pageIn('to'));
  const done = await summarise(ctx, { ...act(visit), topic: topic.id, body, locale, base });
  if (done.ok) return changed(visit, topic.id, visit.path(`/topics/${topic.slug}`), 'saved');
  if (done.reason === 'overtaken') return again({ body, locale, error: view.t('pages.overtaken') });
  const error = view.t(`discussion.error.${done.reason}`, { max: LIMITS.summary });
  return again({ body, locale, error, base: base ?? '' });
}
