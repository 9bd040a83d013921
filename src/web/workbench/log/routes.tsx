import { inTransaction } from '../../../rooms/ctx.ts';
import type { NotTakenBack } from '../../../rooms/ctx.ts';
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
};

async function undo(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const of = { programme: visit.programme.id, actor: visit.actor(), event: id };
  const done = await inTransaction(visit.ctx, (ctx) => ctx.takeBack!(ctx, of));
  if (!done.ok && done.reason === 'not-theirs') return visit.notFound();
  forgetHosts();
  const back = new URLSearchParams(((await visit.form()).get('back') ?? '').slice(0, 1000));
  const to = visit.path(`/workbench/log${back.size > 0 ? `?${back}` : ''}`);
  if (!done.ok) return visit.redirect(to, NOTES[done.reason] ?? 'undo-too-late');
  if (done.stayed) return visit.redirect(to, 'undone-partly', { count: done.stayed });
  if (done.left) return visit.redirect(to, 'undone-left', { count: done.left });
  return visit.redirect(to, 'undone');
}
