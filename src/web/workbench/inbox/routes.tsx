import {
  LIMITS,
  answerThread,
  closeThread,
  handBack,
  handOver,
  markSpam,
  mergeThreads,
  noteThread,
  pictureIn,
  reopenThread,
  unmarkSpam,
  watchInbox,
} from '../../../rooms/inbox/index.ts';
import { get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { sandboxedPicture } from '../../frame/sandboxed.ts';
import { assign } from './assign.ts';
import { beginRoutes } from './begin.tsx';
import { besideThread, keptQuery, own } from './beside.tsx';
import { cannedRoutes } from './cannedRoutes.tsx';
import { listPage } from './list.tsx';
import { onThread, readers, threadInPath } from './scope.ts';
import { showThread } from './showThread.tsx';

export const inboxRoutes: Route[] = unseen([
  get('/workbench/inbox', readers, async (visit) => visit.page(await listPage(visit))),
  post('/workbench/inbox/watching', readers, async (visit) => {
    if (!visit.person) return visit.notFound();
    const on = (await visit.form()).get('on') === 'yes';
    await watchInbox(visit.ctx, { programme: visit.programme.id, person: visit.person.id, on });
    return visit.redirect(visit.path('/workbench/inbox'), 'saved');
  }),
  ...beginRoutes,
  ...cannedRoutes,
  get('/workbench/inbox/:id', readers, async (visit) => {
    const found = await threadInPath(visit);
    if (!found) return visit.notFound();
    if ('mergedInto' in found) return visit.redirect(own(visit, found.mergedInto));
    return showThread(visit, found);
  }),
  get('/workbench/inbox/:id/pictures/:picture', readers, picture),
  post('/workbench/inbox/:id/answers', readers, answer),
  post('/workbench/inbox/:id/notes', readers, note),
  post('/workbench/inbox/:id/assignment', readers, assign),
  post('/workbench/inbox/:id/settling', readers, setClosed),
  post('/workbench/inbox/:id/merging', readers, merge),
  post('/workbench/inbox/:id/safeguarding', readers, safeguard),
  post('/workbench/inbox/:id/spam', readers, spam),
]);

/** The page after the last act on a conversation: the next one of the list, which is read before the act; else the inbox. */
const onwardFrom = async (visit: ProgrammeVisit, thread: number): Promise<string> =>
  (await besideThread(visit, thread))?.onward ?? visit.path('/workbench/inbox');

async function answer(visit: ProgrammeVisit): Promise<Response> {
  const on = await onThread(visit);
  if (!on) return visit.notFound();
  const form = await visit.form();
  const [body, formKey] = [form.get('answer') ?? '', form.get('form_key') ?? ''];
  if (form.get('put') === 'in')
    return showThread(visit, on.found, { answer: body, formKey }, form.get('canned'));
  const close = form.get('close') === 'yes';
  const asked = form.get('seen') ?? '';
  const seen = /^\d{1,15}$/.test(asked) ? Number(asked) : undefined;
  const after = close ? await onwardFrom(visit, on.found.id) : own(visit, on.found.id);
  const done = await answerThread(visit.ctx, { ...on.input, body, formKey, close, seen, channel: 'page' });
  if (done.ok) return visit.redirect(after, 'answer-sent');
  if (done.reason === 'unknown') return visit.notFound();
  const error = visit.view.t(`inbox.error.${done.reason}`, { max: LIMITS.message });
  return showThread(visit, on.found, { answer: body, formKey, errors: { answer: error } });
}

async function note(visit: ProgrammeVisit): Promise<Response> {
  const on = await onThread(visit);
  if (!on) return visit.notFound();
  const form = await visit.form();
  const [body, formKey] = [form.get('note') ?? '', form.get('form_key') ?? ''];
  const done = await noteThread(visit.ctx, { ...on.input, body, formKey });
  if (done.ok) return visit.redirect(own(visit, on.found.id), 'saved');
  if (done.reason === 'unknown') return visit.notFound();
  const error = visit.view.t(`inbox.error.${done.reason}`, { max: LIMITS.note });
  return showThread(visit, on.found, { note: body, formKey, errors: { note: error } });
}

async function setClosed(visit: ProgrammeVisit): Promise<Response> {
  const on = await onThread(visit);
  if (!on) return visit.notFound();
  const settled = (await visit.form()).get('settled') === 'yes';
  const hasList = settled && keptQuery(visit) !== '';
  const after = hasList ? await onwardFrom(visit, on.found.id) : own(visit, on.found.id);
  const done = await (settled ? closeThread : reopenThread)(visit.ctx, on.input);
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  return visit.redirect(after, settled ? 'thread-closed' : 'saved');
}

async function merge(visit: ProgrammeVisit): Promise<Response> {
  const on = await onThread(visit);
  if (!on) return visit.notFound();
  const into = (await visit.form()).get('into') ?? '';
  const done = await mergeThreads(visit.ctx, {
    ...on.input,
    into: /^\d{1,15}$/.test(into) ? Number(into) : 0,
  });
  if (done.ok) return visit.redirect(own(visit, Number(into)), 'thread-merged');
  return showThread(visit, on.found, { errors: { into: visit.view.t('inbox.error.into') } });
}

async function safeguard(visit: ProgrammeVisit): Promise<Response> {
  const on = await onThread(visit);
  if (!on) return visit.notFound();
  const form = await visit.form();
  const over = form.get('private') === 'yes';
  const about = form.getAll('about').filter((id) => /^\d{1,15}$/.test(id));
  const after = await onwardFrom(visit, on.found.id);
  const done = await (over
    ? handOver(visit.ctx, { ...on.input, about: about.map(Number) })
    : handBack(visit.ctx, on.input));
  if (done.ok) return visit.redirect(after, over ? 'thread-handed-over' : 'saved');
  if (done.reason === 'unknown') return visit.notFound();
  const note = done.reason === 'about-them' ? 'thread-about-them' : 'no-safeguarding';
  return visit.redirect(own(visit, on.found.id), note);
}

async function spam(visit: ProgrammeVisit): Promise<Response> {
  const on = await onThread(visit);
  if (!on) return visit.notFound();
  const isSpam = (await visit.form()).get('spam') === 'yes';
  const after = await onwardFrom(visit, on.found.id);
  const done = await (isSpam ? markSpam : unmarkSpam)(visit.ctx, on.input);
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  if (!done.ok) return visit.redirect(own(visit, on.found.id), 'volunteer-no-spam');
  return isSpam ? visit.redirect(after, 'thread-spam') : visit.redirect(own(visit, on.found.id), 'saved');
}

/** A picture that came with a message, as it was drawn anew on arrival, in its own sandbox. */
async function picture(visit: ProgrammeVisit): Promise<Response> {
  const found = await threadInPath(visit);
  const file = visit.id('picture');
  if (!found || 'mergedInto' in found || file === null) return visit.notFound();
  const row = await pictureIn(visit.ctx, visit.programme.id, found.id, file);
  return (row && sandboxedPicture(row)) ?? visit.notFound();
}
