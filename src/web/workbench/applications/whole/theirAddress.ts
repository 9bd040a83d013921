import { normaliseAddress } from '../../../../lib/address/normaliseAddress.ts';
import { offerAddress, personByAddress, takeBackOffer } from '../../../../rooms/people/index.ts';
import type { Limit } from '../../../request/limits.ts';
import { coordinators, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { numbersIn } from '../../list/asked.ts';
import { WHOLE_PAGES } from './wholePages.ts';
import type { WholePage } from './wholePages.ts';

/** The most links that a volunteer mails in a day: each goes to an address that nobody here has confirmed. */
const OFFERS: Limit = { name: 'address-offer', points: 30, seconds: 86_400 };

/**
 * Routes on which a volunteer gives a person another address. They ask for a mailed code first, so that a stolen session cannot do that.
 */
export const addressRoutes: Route[] = WHOLE_PAGES.flatMap(({ base, wanted }) => [
  {
    ...post(`${base}/address`, coordinators, async (visit) => {
      const found = await wanted(visit);
      return found ? sendOffer(visit, found) : visit.notFound();
    }),
    needsCode: 'their-address',
    refuses: async (visit: ProgrammeVisit) => {
      const found = await wanted(visit);
      if (!found) return visit.notFound();
      const address = await givenAddress(visit, found);
      return typeof address === 'string' ? null : address;
    },
  },
  post(`${base}/address/removal`, coordinators, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const [change] = numbersIn([(await visit.form()).get('change') ?? '']);
    const done = await takeBackOffer(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      person: found.person,
      change: change ?? 0,
    });
    return visit.redirect(found.path + found.query, done.ok ? 'address-offer-ended' : 'changed-meanwhile');
  }),
]);

/** The address in the form, or the page that says why the person cannot have it. */
async function givenAddress(visit: ProgrammeVisit, { person, again }: WholePage): Promise<string | Response> {
  const { t } = visit.view;
  const typed = (await visit.form()).get('address') ?? '';
  const refuse = refusal(visit, again, typed);
  const address = normaliseAddress(typed);
  if (!address) return refuse(t('sign-in.error.address'));
  const other = await personByAddress(visit.ctx, visit.programme.id, address);
  if (!other) return address;
  return refuse(t(`applications.refused.address-${other.id === person ? 'same' : 'taken'}`));
}

const refusal =
  (visit: ProgrammeVisit, again: WholePage['again'], typed: string) =>
  async (message: string, status = 422): Promise<Response> =>
    visit.page({ ...(await again({ address: { typed, message } })), status });

/** Mails a link to the address in the form. */
async function sendOffer(visit: ProgrammeVisit, whole: WholePage): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { person, path, query, again } = whole;
  const address = await givenAddress(visit, whole);
  if (typeof address !== 'string') return address;
  const refuse = refusal(visit, again, (await visit.form()).get('address') ?? '');
  if (!(await visit.limits.allow(OFFERS, `${programme.id}:${visit.person?.id}`)))
    return refuse(view.t('applications.refused.address-limit'), 429);
  const done = await offerAddress(ctx, { programme: programme.id, actor: visit.actor(), person, address });
  if (!done.ok) return refuse(view.t(`applications.refused.address-${done.reason}`));
  return visit.redirect(path + query, 'address-offered');
}
