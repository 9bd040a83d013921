import { inTransaction } from '../../../rooms/ctx.ts';
import { undoableEvent } from '../../../rooms/log/index.ts';
import { isFor } from '../../request/admit.ts';
import { forgetHosts } from '../../request/hosts.ts';
import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { scopeOf as inboxOf } from '../inbox/scope.ts';
import { scopeOf as mattersOf } from '../work/kinds.ts';
import { eventPage } from './eventPage.tsx';
import { logPage } from './page.tsx';
import { sightOf } from './sight.ts';

export const readers: Audience = { volunteer: ['director', 'matcher', 'safeguarding'] };

export const logRoutes: Route[] = [
  get('/workbench/log', readers, async (visit) => visit.page(await logPage(visit))),
  get('/workbench/log/:id', readers, (visit) => {
    const id = visit.id('id');
    return id === null ? visit.notFound() : eventPage(visit, id);
  }),
  post('/workbench/log/:id/undoing', readers, undo),
];

async function undo(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const programme = visit.programme.id;
  const seen = { inbox: inboxOf(visit), matters: mattersOf(visit), viewer: visit.viewer };
  const sight = sightOf(visit);
  const done = await inTransaction(visit.ctx, async (ctx) => {
    const event = await undoableEvent(ctx, programme, sight, id);
    const way = event ? visit.brought.undoOf(event.kind) : undefined;
    if (!event || !way) return null;
    if (!isFor(visit, way.by)) return 'not-theirs';
    return way.undo(ctx, { programme, actor: visit.actor(), event }, seen);
  });
  if (done === 'not-theirs') return visit.notFound();
  forgetHosts();
  const back = new URLSearchParams(((await visit.form()).get('back') ?? '').slice(0, 1000));
  return visit.redirect(
    visit.path(`/workbench/log${back.size > 0 ? `?${back}` : ''}`),
    done?.ok ? 'undone' : 'undo-too-late',
  );
}
