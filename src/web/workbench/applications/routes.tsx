import { confirmApplication, decline, reinstate, withdraw } from '../../../rooms/applications/index.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { NoteKey, PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { listPage } from './list.tsx';
import { applicationPage } from './applicationPage.tsx';
import { moveOnRoutes } from './whole/moveOn.tsx';
import { correctRoutes } from './whole/correct.tsx';
import { editForRoutes } from './whole/editFor.tsx';
import { personInPath, personPage } from './whole/personPage.tsx';
import { noteRoutes } from './whole/noteRoutes.ts';
import { addressRoutes } from './whole/theirAddress.ts';
import { inRoundAsked } from '../roundChoice.tsx';
import { besideOf, onward } from './beside.tsx';
import { readers, visibleApplication } from './scope.ts';
import { writeToRoutes } from './writeTo.ts';

/** The volunteers' desk for applications; only coordinators may act for a person. */
export const applicationDeskRoutes: Route[] = unseen([
  get(
    '/workbench/applications',
    readers,
    inRoundAsked('applications', async (visit) => visit.page(await listPage(visit))),
  ),
  ...writeToRoutes,
  get('/workbench/applications/:id', readers, async (visit) => {
    const found = await visibleApplication(visit);
    return found ? visit.page(await applicationPage(visit, found)) : visit.notFound();
  }),
  get('/workbench/everybody/:person', coordinators, async (visit) => {
    const found = await personInPath(visit);
    return found ? visit.page(await personPage(visit, found)) : visit.notFound();
  }),
  ...addressRoutes,
  ...noteRoutes,
  ...editForRoutes,
  ...correctRoutes,
  ...moveOnRoutes,
  act('confirmation', confirmApplication, 'their-application-confirmed'),
  act('withdrawal', withdraw, 'their-application-withdrawn'),
  act('reinstatement', reinstate, 'their-application-reinstated'),
  post('/workbench/applications/:id/refusal', coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    if (!found) return visit.notFound();
    if (found.application.state === 'matched') return visit.page(await matchedPage(visit, found));
    const reason = (await visit.form()).get('reason') ?? '';
    const beside = await besideOf(visit, found);
    const done = await decline(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      application: found.application.id,
      reason,
    });
    if (!done.ok)
      return visit.page(
        await applicationPage(visit, found, {
          reason,
          message: visit.view.t(`applications.refused.${done.reason}`),
        }),
      );
    return onward(visit, found, beside, 'application-declined');
  }),
]);

type Found = NonNullable<Awaited<ReturnType<typeof visibleApplication>>>;
type Verb = typeof confirmApplication | typeof withdraw | typeof reinstate;

function act(noun: string, verb: Verb, note: NoteKey): Route {
  return post(`/workbench/applications/:id/${noun}`, coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    if (!found) return visit.notFound();
    if (noun === 'withdrawal' && found.application.state === 'matched')
      return visit.page(await matchedPage(visit, found));
    const beside = await besideOf(visit, found);
    const done = await verb(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      application: found.application.id,
    });
    if (!done.ok)
      return visit.page(
        await applicationPage(visit, found, {
          reason: '',
          message: visit.view.t(`applications.refused.${done.reason}`),
        }),
      );
    return onward(visit, found, beside, note);
  });
}

/**
 * The page that refuses to take out a person with a partner, who would be left without a word. The partnership must be ended first, which
 * tells all its members.
 */
function matchedPage(visit: ProgrammeVisit, found: Found): Promise<PageAnswer> {
  return applicationPage(visit, found, { reason: '', message: visit.view.t('applications.refused.matched') });
}
