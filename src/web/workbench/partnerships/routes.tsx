import { concernsOf, endPartnership, handleConcern } from '../../../rooms/partnerships/index.ts';
import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listPage } from './list.tsx';
import { onePage } from './one.tsx';

/** Ambassadors are not among them: partnerships cross countries. */
export const readers: Audience = { volunteer: ['director', 'matcher', 'safeguarding'] };
export const guards: Audience = { volunteer: ['director', 'safeguarding'] };

export const partnershipDeskRoutes: Route[] = [
  get('/workbench/partnerships', readers, async (visit) => visit.page(await listPage(visit))),
  get('/workbench/partnerships/:id', readers, async (visit) => {
    const id = visit.id('id');
    const page = id === null ? null : await onePage(visit, id);
    return page ? visit.page(page) : visit.notFound();
  }),
  post('/workbench/partnerships/:id/end', readers, end),
  post('/workbench/partnerships/:id/concerns/:concern/handling', guards, handle),
];

async function end(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const another = (await visit.form()).getAll('another').map(Number);
  const done = await endPartnership(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnership: id,
    another,
  });
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  return visit.redirect(
    visit.path(`/workbench/partnerships/${id}`),
    done.ok ? 'partnership-was-ended' : 'partnership-ended',
  );
}

async function handle(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const [id, concern] = [visit.id('id'), visit.id('concern')];
  if (id === null || concern === null) return visit.notFound();
  if (!(await concernsOf(ctx, programme.id, id)).some((one) => one.id === concern)) return visit.notFound();
  const handled = (await visit.form()).get('handled') === 'yes';
  await handleConcern(ctx, { programme: programme.id, actor: visit.actor(), concern, handled });
  return visit.redirect(
    visit.path(`/workbench/partnerships/${id}`),
    handled ? 'concern-handled' : 'concern-reopened',
  );
}
