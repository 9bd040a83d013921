import {
  OFFERS,
  askToSubscribe,
  chooseSubscriptions,
  subscribe,
  subscriptionsOf,
} from '../../rooms/readers/index.ts';
import type { Offer } from '../../rooms/readers/index.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { mayAsk } from './limits.ts';
import { SubscriptionPage } from './page.tsx';
import type { SubscriptionDraft } from './page.tsx';

/** Topics, news and the opening of a round by mail, for anybody. */
export const subscriptionRoutes: Route[] = unseen([
  get('/subscription', 'everyone', async (visit) => {
    const { ctx, programme, person } = visit;
    const offers = person
      ? await subscriptionsOf(ctx, programme.id, person.id)
      : offersOf(visit.url.searchParams);
    return showPage(visit, { address: '', locale: visit.view.lang, offers, errors: {} });
  }),
  post('/subscription', 'everyone', async (visit) => {
    const form = await visit.form();
    return visit.person ? choose(visit, visit.person.id, form) : ask(visit, form);
  }),
]);

const offersOf = (form: URLSearchParams): Offer[] =>
  OFFERS.filter((offer) => form.getAll('offers').includes(offer));

/** A click beside a sentence adds the subscription of that sentence; the page's own form states all that are wanted. */
async function choose(visit: ProgrammeVisit, person: number, form: URLSearchParams): Promise<Response> {
  const { ctx, programme } = visit;
  const wanted = { programme: programme.id, person, offers: offersOf(form) };
  const isMore = form.get('act') === 'more';
  await (isMore ? subscribe : chooseSubscriptions)(ctx, wanted);
  return visit.redirect(visit.path('/subscription'), isMore ? 'subscribed' : 'saved');
}

/** Mails a link to the given address. The answer is the same whether the address is known or not. */
async function ask(visit: ProgrammeVisit, form: URLSearchParams): Promise<Response> {
  const { ctx, programme, view } = visit;
  const locale = programme.locales.find((one) => one === form.get('locale')) ?? view.lang;
  const draft = { address: form.get('address') ?? '', locale, offers: offersOf(form) };
  const refuse = (field: 'address' | 'offers', error: string, status: number): Response =>
    showPage(visit, { ...draft, errors: { [field]: error } }, status);
  const asked = (): Response => visit.redirect(visit.path('/subscription'), 'subscription-asked');
  // A machine that fills in every field is told that all is well.
  if (form.get('website')) return asked();
  if (draft.offers.length === 0) return refuse('offers', view.t('subscription.error.nothing'), 422);
  if (!(await mayAsk(visit, draft.address)))
    return refuse('address', view.t('subscription.error.often'), 429);
  const done = await askToSubscribe(ctx, { programme: programme.id, ...draft });
  return done.ok ? asked() : refuse('address', view.t('subscription.error.address'), 422);
}

function showPage(visit: ProgrammeVisit, draft: SubscriptionDraft, status = 200): Response {
  const { programme, person, view } = visit;
  return visit.page({
    title: view.t('subscription.title'),
    status,
    body: (
      <SubscriptionPage
        programme={programme.name}
        locales={programme.locales}
        isKnown={person !== null}
        draft={draft}
        action={visit.path('/subscription')}
      />
    ),
  });
}
