import {
  answerAvailability,
  confirmApplication,
  mailConfirmLink,
  reinstate,
  standingOf,
  withdraw,
} from '../../rooms/applications/index.ts';
import { WAITING_CHOICES, askTrio, chooseWaiting } from '../../rooms/pairing/index.ts';
import { endAbsence } from '../../rooms/partnerships/index.ts';
import { askToSubscribe, subscribe } from '../../rooms/readers/index.ts';
import { giveConsent, missingConsents, personById } from '../../rooms/people/index.ts';
import type { ConsentKind } from '../../rooms/people/index.ts';
import { applicantOf, ownApplication, ownApplications } from '../apply/applicant.ts';
import { readConsents } from '../apply/consents.tsx';
import { sayKeeping } from './sayKeeping.ts';
import type { Limit } from '../request/limits.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { confirmationPage, withdrawalPage } from './actPages.tsx';
import { noApplicationPage, statusPage } from './page.tsx';

const LINKS: Limit = { name: 'confirm-link', points: 3, seconds: 3600 };

/** The applicant's own page, signed in or by a mailed link, and the acts on it. */
export const statusRoutes: Route[] = unseen([
  get('/status', 'everyone', async (visit) => {
    const own = await ownApplications(visit);
    if (own.length === 0)
      return visit.person
        ? visit.page(await noApplicationPage(visit))
        : visit.redirect(visit.path(`/sign-in?next=${encodeURIComponent(visit.path('/status'))}`));
    return visit.page(await statusPage(visit, own));
  }),
  get('/applications/:id/withdrawal', 'everyone', async (visit) => {
    const own = await ownApplication(visit);
    if (!own) return visit.notFound();
    const stand = await standingOf(visit.ctx, own);
    return visit.page(await withdrawalPage(visit, own, stand));
  }),
  post('/applications/:id/withdrawal', 'everyone', async (visit) => {
    const own = await ownApplication(visit);
    // A person with a partner leaves on the partners' page, which tells the partner.
    if (!own || own.state === 'matched') return visit.notFound();
    const done = await withdraw(visit.ctx, {
      programme: visit.programme.id,
      actor: applicantOf(own),
      application: own.id,
    });
    return visit.redirect(visit.path('/status'), done.ok ? 'application-withdrawn' : undefined);
  }),
  post('/applications/:id/reinstatement', 'everyone', async (visit) => {
    const own = await ownApplication(visit);
    // An applicant cannot undo a volunteer's refusal.
    if (own?.state !== 'withdrawn') return visit.notFound();
    const done = await reinstate(visit.ctx, {
      programme: visit.programme.id,
      actor: applicantOf(own),
      application: own.id,
    });
    return visit.redirect(visit.path('/status'), done.ok ? 'application-reinstated' : 'application-too-late');
  }),
  post('/applications/:id/availability', 'everyone', async (visit) => {
    const own = await ownApplication(visit);
    if (!own) return visit.notFound();
    const said = (await visit.form()).get('available');
    if (said !== 'yes' && said !== 'no') return visit.redirect(visit.path('/status'));
    const done = await answerAvailability(visit.ctx, {
      programme: visit.programme.id,
      actor: applicantOf(own),
      application: own.id,
      available: said === 'yes',
    });
    const note = said === 'yes' ? 'available' : 'unavailable';
    return visit.redirect(visit.path('/status'), done.ok ? note : 'application-too-late');
  }),
  post('/applications/:id/waiting', 'everyone', async (visit) => {
    const own = await ownApplication(visit);
    const form = await visit.form();
    const asked = form.get('choice');
    const choice = WAITING_CHOICES.find((one) => one === asked);
    if (!own || (!choice && asked !== 'trio' && asked !== 'here')) return visit.notFound();
    if (asked === 'here') {
      const was = await endAbsence(visit.ctx, { programme: visit.programme.id, person: own.person_id });
      return visit.redirect(visit.path('/status'), was ? 'absence-over' : undefined);
    }
    const act = { programme: visit.programme.id, actor: applicantOf(own), application: own.id };
    if (!choice) {
      const sent = await askTrio(visit.ctx, act);
      const isAsked = sent.ok || sent.reason === 'asked';
      const note = isAsked ? 'trio-asked' : sent.reason === 'nobody' ? 'trio-nobody' : 'waiting-over';
      return visit.redirect(visit.path('/status'), note);
    }
    const done = await chooseWaiting(visit.ctx, { ...act, choice });
    return visit.redirect(visit.path('/status'), done.ok ? 'waiting-chosen' : 'waiting-over');
  }),
  post('/applications/:id/telling', 'everyone', tellNext),
  post('/applications/:id/keeping', 'everyone', keep),
  get('/applications/:id/confirmation', 'everyone', async (visit) => {
    const own = await ownApplication(visit);
    if (own?.state !== 'submitted') return own ? visit.redirect(visit.path('/status')) : visit.notFound();
    return visit.page(await confirmationPage(visit, own));
  }),
  post('/applications/:id/confirmation', 'everyone', confirm),
  post('/applications/:id/confirmation-link', 'everyone', async (visit) => {
    const own = await ownApplication(visit);
    if (own?.state !== 'submitted') return visit.notFound();
    if (await visit.limits.allow(LINKS, String(own.id)))
      await mailConfirmLink(visit.ctx, { programme: visit.programme.id, application: own.id });
    return visit.redirect(visit.path('/status'), 'application-link');
  }),
]);

/** One click: keeps the answers for the next round's form, or stops that. */
async function keep(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownApplication(visit);
  if (!own) return visit.notFound();
  const said = await sayKeeping(visit, own);
  return visit.redirect(visit.path('/status'), said);
}

/**
 * One click: asks to be told when the next round opens. A person who only began to apply in this browser first proves the address by a
 * mailed link.
 */
async function tellNext(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const own = await ownApplication(visit);
  const person = own && (await personById(ctx, programme.id, own.person_id));
  if (!person?.address) return visit.notFound();
  const offers = ['openings'] as const;
  if (person.address_confirmed_at) {
    await subscribe(ctx, { programme: programme.id, person: person.id, offers });
    return visit.redirect(visit.path('/status'), 'subscribed');
  }
  const { address } = person;
  await askToSubscribe(ctx, { programme: programme.id, address, locale: view.lang, offers });
  return visit.redirect(visit.path('/status'), 'subscription-asked');
}

async function confirm(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const own = await ownApplication(visit);
  if (own?.state !== 'submitted') return own ? visit.redirect(visit.path('/status')) : visit.notFound();
  const person = await personById(ctx, programme.id, own.person_id);
  // This page only takes consents: the address must have been proved by the mailed link before.
  if (!person?.address_confirmed_at) return visit.notFound();
  const given = readConsents(await visit.form());
  const asked: ConsentKind[] = await missingConsents(ctx, programme.id, own.person_id);
  if (asked.some((kind) => !given.has(kind)))
    return visit.page(await confirmationPage(visit, own, { given }));
  await giveConsent(ctx, {
    programme: programme.id,
    person: own.person_id,
    actor: applicantOf(own),
    kinds: asked,
  });
  const done = await confirmApplication(ctx, {
    programme: programme.id,
    actor: applicantOf(own),
    application: own.id,
  });
  return visit.redirect(visit.path('/status'), done.ok ? 'application-confirmed' : 'application-too-late');
}
