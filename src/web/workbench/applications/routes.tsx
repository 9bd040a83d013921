import { confirmApplication, decline, reinstate, withdraw } from '../../../rooms/applications/index.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { offerAddress, personByAddress } from '../../../rooms/people/index.ts';
import type { Limit } from '../../request/limits.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { NoteKey, PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { listPage } from './list.tsx';
import { applicationPage } from './applicationPage.tsx';
import { moveOnRoutes } from './whole/moveOn.tsx';
import { correctRoutes } from './whole/correct.tsx';
import { editForRoutes } from './whole/editFor.tsx';
import { personRoutes } from './whole/personPage.tsx';
import { noteRoutes } from './whole/noteRoutes.ts';
import { besideOf, keptQuery } from './beside.tsx';
import { readers, visibleApplication } from './scope.ts';

/** Links that one volunteer mails a day: each goes to an address that nobody here has confirmed. */
const OFFERS: Limit = { name: 'address-offer', points: 30, seconds: 86_400 };

/** The volunteers' desk for applications; only coordinators act for somebody. */
export const applicationDeskRoutes: Route[] = unseen([
  get('/workbench/applications', readers, async (visit) => visit.page(await listPage(visit))),
  get('/workbench/applications/:id', readers, async (visit) => {
    const found = await visibleApplication(visit);
    return found ? visit.page(await applicationPage(visit, found)) : visit.notFound();
  }),
  ...personRoutes,
  ...noteRoutes,
  ...editForRoutes,
  ...correctRoutes,
  ...moveOnRoutes,
  act('confirmation', confirmApplication, 'their-application-confirmed'),
  act('withdrawal', withdraw, 'their-application-withdrawn'),
  act('reinstatement', reinstate, 'their-application-reinstated'),
  post('/workbench/applications/:id/address', coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    return found ? sendOffer(visit, found) : visit.notFound();
  }),
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
    return visit.redirect(beside?.onward ?? own(visit), 'application-declined');
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
    return visit.redirect(beside?.onward ?? own(visit), note);
  });
}

/** Mails a link to the address in the form. */
async function sendOffer(visit: ProgrammeVisit, found: Found): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const typed = (await visit.form()).get('address') ?? '';
  const refuse = async (message: string, status = 422): Promise<Response> =>
    visit.page({ ...(await applicationPage(visit, found, { address: { typed, message } })), status });
  const address = normaliseAddress(typed);
  if (!address) return refuse(t('sign-in.error.address'));
  const other = await personByAddress(ctx, programme.id, address);
  if (other && other.id !== found.person.id) return refuse(t('applications.refused.address-taken'));
  if (!(await visit.limits.allow(OFFERS, `${programme.id}:${visit.person?.id}`)))
    return refuse(t('applications.refused.address-limit'), 429);
  const done = await offerAddress(ctx, {
    programme: programme.id,
    actor: visit.actor(),
    person: found.person.id,
    address,
  });
  if (!done.ok) return refuse(t(`applications.refused.address-${done.reason}`));
  return visit.redirect(`${own(visit)}${keptQuery(visit)}`, 'address-offered');
}

/** A partner would be left without a word: the partnership has to be ended first, which tells everybody in it. */
function matchedPage(visit: ProgrammeVisit, found: Found): Promise<PageAnswer> {
  return applicationPage(visit, found, { reason: '', message: visit.view.t('applications.refused.matched') });
}

function own(visit: ProgrammeVisit): string {
  return visit.path(`/workbench/applications/${visit.param('id')}`);
}
