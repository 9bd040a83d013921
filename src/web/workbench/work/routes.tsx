import { assignMatter, finishMatter } from '../../../rooms/matters/index.ts';
import { get, post, volunteers, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { listAsItWas } from '../list/back.ts';
import { inRoundAsked } from '../roundChoice.tsx';
import { actScope } from './kinds.ts';
import { workPage } from './page.tsx';
import { chooseSeveral } from './several/choose.tsx';
import { takeSeveral } from './several/takeSeveral.ts';
import { closeSeveral, closingPage } from './several/closing.tsx';

export const workRoutes: Route[] = unseen([
  get(
    '/workbench',
    volunteers,
    inRoundAsked('work', async (visit) => visit.page(await workPage(visit))),
  ),
  get('/workbench/matters/several', volunteers, chooseSeveral),
  get('/workbench/matters/closing', volunteers, async (visit) => visit.page(await closingPage(visit))),
  post('/workbench/matters/closing', volunteers, closeSeveral),
  post('/workbench/matters/assignment', volunteers, takeSeveral),
  post('/workbench/matters/:id/assignment', volunteers, async (visit) => {
    const matter = visit.id('id');
    if (matter === null || !visit.person) return visit.notFound();
    const back = (await visit.form()).get('back') === 'yes';
    const done = await assignMatter(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      matter,
      scope: actScope(visit, 'take'),
      to: back ? null : visit.person.id,
    });
    return done ? visit.redirect(await listAsItWas(visit, '/workbench'), 'saved') : visit.notFound();
  }),
  post('/workbench/matters/:id/end', volunteers, async (visit) => {
    const matter = visit.id('id');
    if (matter === null) return visit.notFound();
    const done = await finishMatter(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      matter,
      scope: actScope(visit, 'end'),
    });
    return done ? visit.redirect(await listAsItWas(visit, '/workbench'), 'matter-done') : visit.notFound();
  }),
]);
