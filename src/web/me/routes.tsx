import { USUAL_CATEGORIES, chooseRhythm, rhythmOf } from '../../rooms/preferences/index.ts';
import { addressTrouble, trustAddress } from '../../rooms/sending/index.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { chooseMails, stoppedMails } from '../../rooms/preferences/index.ts';
import {
  askAddressChange,
  changeDetails,
  endLinkSession,
  endSessions,
  identitiesOf,
  linkSessionsOf,
  sessionsOf,
  signOutEverywhere,
} from '../../rooms/people/index.ts';
import type { Limit } from '../request/limits.ts';
import { get, post, provenPost, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { askToErase, showErasure, stay } from './erasure.tsx';
import { mePage } from './page.tsx';
import { detailMessages, typedDetails } from './detailsForm.tsx';
import type { MePage } from './page.tsx';
import { forgetHere } from '../signIn/ownSession.ts';
import { mergeOwn, otherAddressPage, proveOtherAddress } from './otherAddress.tsx';
import { readRhythm } from './rhythm.tsx';
import { answerOwnData } from './ownData/answerOwnData.tsx';
import { linkSignIn, removeSignIn, adoptOfferedPicture } from './signIns.tsx';

const ADDRESS_CHANGES: Limit = { name: 'address-change', points: 5, seconds: 86_400 };
const ADDRESS_CHANCES: Limit = { name: 'address-chance', points: 3, seconds: 86_400 };

export const meRoutes: Route[] = [
  get('/me', 'person', (visit) => show(visit)),
  post('/me/details', 'person', saveDetails),
  ...unseen([
    provenPost('/me/address', 'address', askAddress),
    get('/me/other-address', 'person', (visit) => visit.page(otherAddressPage(visit))),
    provenPost('/me/other-address', 'merge', proveOtherAddress),
    post('/me/other-address/merge', 'person', mergeOwn),
    post('/me/address/chance', 'person', async (visit) => {
      if (!visit.person) return visit.notFound();
      // An address whose mails come back again is stopped again. A few chances a day are enough to see whether it works.
      if (await visit.limits.allow(ADDRESS_CHANCES, `${visit.programme.id}/${visit.person.id}`))
        await trustAddress(visit.ctx, { ...self(visit), actor: visit.actor() });
      return visit.redirect(visit.path('/me#address'), 'address-trusted');
    }),
    post('/me/mails', 'person', async (visit) => {
      if (!visit.person) return visit.notFound();
      const wanted = (await visit.form()).getAll('wanted');
      await chooseMails(visit.ctx, { ...self(visit), categories: USUAL_CATEGORIES, wanted });
      return visit.redirect(visit.path('/me#mails'), 'saved');
    }),
    post('/me/rhythm', 'person', async (visit) => {
      if (!visit.person) return visit.notFound();
      const rhythm = readRhythm(await visit.form());
      if (!rhythm)
        return show(visit, { messages: { quietFrom: visit.view.t('rhythm.error.quiet') }, status: 422 });
      await chooseRhythm(visit.ctx, { ...self(visit), ...rhythm });
      return visit.redirect(visit.path('/me#rhythm'), 'saved');
    }),
    post('/me/sessions/end', 'person', async (visit) => {
      if (visit.account !== null) await signOutEverywhere(visit.ctx, { account: visit.account });
      forgetHere(visit);
      return visit.redirect(visit.path('/sign-in'), 'signed-out');
    }),
    post('/me/sessions/:id/end', 'person', async (visit) => {
      const session = visit.id('id');
      if (session === null || visit.account === null) return visit.notFound();
      await endSessions(visit.ctx, { account: visit.account, session });
      return visit.redirect(visit.path('/me#sessions'), 'saved');
    }),
    post('/me/by-link/:id/end', 'person', async (visit) => {
      const id = visit.id('id');
      if (id === null || visit.account === null) return visit.notFound();
      await endLinkSession(visit.ctx, { account: visit.account, id });
      return visit.redirect(visit.path('/me#sessions'), 'saved');
    }),
    provenPost('/me/sign-ins/:provider', 'sign-in', (visit) =>
      linkSignIn(visit, (server) => show(visit, { server, status: 422 })),
    ),
    post('/me/sign-ins/:id/end', 'person', removeSignIn),
  ]),
  post('/me/picture', 'person', adoptOfferedPicture),
  provenPost('/me/data', 'data', (visit) => answerOwnData(visit, self(visit).person)),
  get('/me/erasure', 'person', (visit) => showErasure(visit)),
  provenPost('/me/erasure', 'erasure', askToErase),
  post('/me/erasure/end', 'person', stay),
];

/** The ids of the visitor. The audience of these routes makes sure that there is a person. */
function self(visit: ProgrammeVisit): { programme: number; person: number } {
  if (!visit.person) throw new Error('nobody is signed in');
  return { programme: visit.programme.id, person: visit.person.id };
}

async function show(visit: ProgrammeVisit, form: Partial<MePage> = {}): Promise<Response> {
  if (!visit.person || visit.account === null) return visit.notFound();
  const { programme, person } = self(visit);
  const sessions = await sessionsOf(visit.ctx, visit.account);
  const byLink = await linkSessionsOf(visit.ctx, visit.account);
  const identities = await identitiesOf(visit.ctx, visit.account);
  const stopped = await stoppedMails(visit.ctx, programme, person);
  const trouble = await addressTrouble(visit.ctx, programme, person);
  const rhythm = await rhythmOf(visit.ctx, programme, person);
  return visit.page(
    mePage(visit, { person: visit.person, sessions, byLink, identities, stopped, trouble, rhythm, ...form }),
  );
}

async function saveDetails(visit: ProgrammeVisit): Promise<Response> {
  const details = typedDetails(await visit.form());
  const done = await changeDetails(visit.ctx, {
    ...details,
    ...self(visit),
    locales: visit.programme.locales,
  });
  if (!done.ok) return show(visit, { details, messages: detailMessages(visit, done.problems), status: 422 });
  // The person's new choice replaces the earlier one of this browser.
  visit.setCookie('lang', '');
  visit.setCookie('zone', '');
  return visit.redirect(visit.path('/me'), 'saved');
}

async function askAddress(visit: ProgrammeVisit): Promise<Response> {
  const { t } = visit.view;
  const typed = (await visit.form()).get('address') ?? '';
  const address = normaliseAddress(typed);
  const refuse = (status: number, message: string): Promise<Response> =>
    show(visit, { address: typed, messages: { address: message }, status });
  if (!address) return refuse(422, t('sign-in.error.address'));
  if (address === visit.person?.address) return refuse(422, t('me.error.same-address'));
  const { programme, person } = self(visit);
  if (!(await visit.limits.allow(ADDRESS_CHANGES, `${programme}:${person}`)))
    return refuse(429, t('sign-in.error.limit'));
  await askAddressChange(visit.ctx, { programme, person, address });
  return visit.redirect(visit.path('/me#address'), 'address-asked');
}
