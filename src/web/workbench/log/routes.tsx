import { STAYS_BY, inTransaction } from '../../../rooms/ctx.ts';
import type { NotTakenBack, TakenBackTo } from '../../../rooms/ctx.ts';
import { ownPath } from '../../frame/ownPath.ts';
import { forgetHosts } from '../../request/hosts.ts';
import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { NoteKey, ProgrammeVisit } from '../../visit.ts';
import { eventPage } from './eventPage.tsx';
import { logPage } from './page.tsx';

export const readers: Audience = { volunteer: ['director', 'matcher', 'safeguarding'] };

export const logRoutes: Route[] = [
  get('/workbench/log', readers, async (visit) => visit.page(await logPage(visit))),
  get('/workbench/log/:id', readers, (visit) => {
    const id = visit.id('id');
    return id === null ? visit.notFound() : eventPage(visit, id);
  }),
  post('/workbench/log/:id/undoing', readers, undo),
];

const NOTES: Partial<Record<NotTakenBack, NoteKey>> = {
  left: 'undo-left',
  answered: 'undo-answered',
  'last-director': 'last-director',
};

/** Notes that follow another one and say, for each reason, how many things stay as they are. */
const whyOf = (stayed: TakenBackTo['stayed'] = {}) =>
  STAYS_BY.flatMap((why) => (stayed[why] ? [[`stays-${why}`, stayed[why]] as const] : []));

async function undo(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const of = { programme: visit.programme.id, actor: visit.actor(), event: id };
  const done = await inTransaction(visit.ctx, (ctx) => ctx.takeBack!(ctx, of));
  if (!done.ok && done.reason === 'not-theirs') return visit.notFound();
  forgetHosts();
  const to = await cameFrom(visit);
  const why = whyOf(done.stayed);
  if (!done.ok && why.length > 0) return visit.redirect(to, 'undone-none', { and: why });
  if (!done.ok) return visit.redirect(to, NOTES[done.reason] ?? 'undo-too-late');
  const count = why.reduce((sum, [, some]) => sum + some, 0);
  const left = done.left ? [['mails-left', done.left] as const] : [];
  if (count === 0 && left.length === 0) return visit.redirect(to, 'undone');
  return visit.redirect(to, count > 0 ? 'undone-partly' : 'undone', { count, and: [...why, ...left] });
}

/** The workbench page on which the volunteer undid what they had just done; else the log as they filtered it. */
async function cameFrom(visit: ProgrammeVisit): Promise<string> {
  const form = await visit.form();
  const back = new URLSearchParams((form.get('back') ?? '').slice(0, 1000));
  const log = visit.path(`/workbench/log${back.size > 0 ? `?${back}` : ''}`);
  const to = ownPath(form.get('to'), log);
  return to.startsWith(visit.path('/workbench')) ? to : log;
}
