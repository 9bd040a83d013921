import { inTransaction } from '../../../rooms/ctx.ts';
import { undoableEvent } from '../../../rooms/log/index.ts';
import { directors, get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { logPage } from './page.tsx';
import { undoOf } from './undo.ts';

const readers: Audience = { volunteer: ['director', 'matcher', 'safeguarding'] };

export const logRoutes: Route[] = [
  get('/workbench/log', readers, async (visit) => visit.page(await logPage(visit))),
  post('/workbench/log/:id/undoing', directors, undo),
];

async function undo(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const programme = visit.programme.id;
  const done = await inTransaction(visit.ctx, async (ctx) => {
    const event = await undoableEvent(ctx, programme, id);
    const verb = event ? undoOf(event.kind) : undefined;
    if (!event || !verb) return null;
    return verb(ctx, { programme, actor: visit.actor(), event });
  });
  return visit.redirect(visit.path('/workbench/log'), done?.ok ? 'undone' : 'undo-too-late');
}
