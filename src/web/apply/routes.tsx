import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import {
  EDITABLE,
  answersOf,
  beginApplication,
  keptOf,
  missingAnswers,
  saveStep,
  startApplication,
  submit,
} from '../../rooms/applications/index.ts';
import type { Application } from '../../rooms/applications/index.ts';
import { missingConsents } from '../../rooms/people/index.ts';
import { nextRound, phaseOf, questionsOf } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Limit } from '../request/limits.ts';
import { roundInPath } from '../frame/inRound.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import { keepTyped } from '../signIn/signedOut.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { applicantOf, rememberApplication, ownApplicationTo, showTimesIn } from './applicant.ts';
import { askedOn } from '../forms/askedOn.ts';
import { typedAnswers } from '../forms/typedAnswer.ts';
import { readConsents } from './consents.tsx';
import { reviewPage } from './review.tsx';
import { tellsOf } from '../subscription/tellMe.tsx';
import { closedPage, startPage } from './start.tsx';
import { applicationPath, stepPage } from './step.tsx';
import type { Typed } from './step.tsx';

/** Limit by network and address together, so that nobody uses up other people's starts. */
const STARTS_FOR: Limit = { name: 'apply-for', points: 4, seconds: 3600 };
/** Mails to one address, whoever begins an application for it. Beyond the limit an application begins without a mail. */
const MAILS_FOR: Limit = { name: 'apply-mails', points: 20, seconds: 86_400 };
/** A workshop may send many applications from one network. */
const STARTS_PER_NETWORK: Limit = { name: 'apply-network', points: 40, seconds: 3600 };
const SAVES_PER_NETWORK: Limit = { name: 'apply-saves', points: 1200, seconds: 3600 };

export const applyRoutes: Route[] = [
  get('/rounds/:number/application', 'everyone', async (visit) => {
    const round = await publicRound(visit);
    if (!round) return visit.notFound();
    const own = await ownApplicationTo(visit, round.id);
    if (!isOpen(visit, round))
      return own ? visit.redirect(visit.path('/status')) : visit.page(await closed(visit, round));
    if (own) return visit.redirect(await pathToGoOn(visit, round, own));
    const { ctx, programme, person } = visit;
    const isKept = person !== null && (await keptOf(ctx, programme.id, person.id)) !== null;
    return visit.page(startPage(visit, round, { isKept }));
  }),
  post('/rounds/:number/application', 'everyone', start),
  get('/rounds/:number/application/steps/:step', 'everyone', async (visit) => {
    const found = await ownOpenApplication(visit);
    if (found instanceof Response) return found;
    const step = visit.id('step');
    const page = step === null ? null : await stepPage(visit, found.round, found.own, step);
    return page ? visit.page(page) : visit.notFound();
  }),
  post('/rounds/:number/application/steps/:step', 'everyone', save),
  get('/rounds/:number/application/review', 'everyone', async (visit) => {
    const found = await ownOpenApplication(visit);
    if (found instanceof Response) return found;
    return visit.page(await reviewPage(visit, found.round, found.own));
  }),
  post('/rounds/:number/application/submission', 'everyone', send),
];

async function publicRound(visit: ProgrammeVisit): Promise<Round | null> {
  const round = await roundInPath(visit);
  return round?.published_at ? round : null;
}

function isOpen(visit: ProgrammeVisit, round: Round): boolean {
  return phaseOf(round, visit.ctx.clock.now()) === 'open';
}

async function closed(visit: ProgrammeVisit, round: Round) {
  const next = await nextRound(visit.ctx, visit.programme.id, round);
  return closedPage(visit, round, next, await tellsOf(visit));
}

/** The visitor's own application to an open round, or the answer for a visitor without one. */
async function ownOpenApplication(
  visit: ProgrammeVisit,
): Promise<{ round: Round; own: Application } | Response> {
  const round = await publicRound(visit);
  if (!round) return visit.notFound();
  const own = await ownApplicationTo(visit, round.id);
  const status = visit.path('/status');
  if (own && isOpen(visit, round) && EDITABLE.includes(own.state)) return { round, own };
  if (visit.method === 'GET') return visit.redirect(own ? status : applicationPath(visit, round));
  if (own) return visit.turnBack(status, isOpen(visit, round) ? undefined : 'application-closed');
  if (visit.person) return visit.turnBack(applicationPath(visit, round));
  const signIn = visit.path(`/sign-in?next=${encodeURIComponent(visit.url.pathname)}`);
  return (await keepTyped(visit, signIn, 'application')) ?? visit.redirect(applicationPath(visit, round));
}

/** The page with which an application goes on: its first incomplete step, or its review. */
async function pathToGoOn(visit: ProgrammeVisit, round: Round, own: Application): Promise<string> {
  if (own.state !== 'draft') return visit.path('/status');
  const form = await questionsOf(visit.ctx, visit.programme.id, round.id);
  const [first] = await missingAnswers(visit.ctx, own);
  // A person looks through last time's answers from the beginning.
  const step = own.copied_from ? form[0]?.step : first?.question.step;
  return applicationPath(visit, round, step === undefined ? '/review' : `/steps/${step}`);
}

async function start(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, limits, view } = visit;
  const round = await publicRound(visit);
  if (!round) return visit.notFound();
  if (!isOpen(visit, round)) return visit.page(await closed(visit, round));
  if (visit.person) {
    const own = await beginApplication(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      round: round.id,
      person: visit.person.id,
    });
    return visit.redirect(await pathToGoOn(visit, round, own));
  }
  const form = await visit.form();
  const typed = form.get('address') ?? '';
  const address = normaliseAddress(typed);
  if (!address)
    return visit.page(
      startPage(visit, round, { address: typed, error: view.t('sign-in.error.address'), status: 422 }),
    );
  const within =
    (await limits.allow(STARTS_PER_NETWORK, visit.network)) &&
    (await limits.allow(STARTS_FOR, `${visit.network} ${programme.id}:${address}`));
  if (!within)
    return visit.page(
      startPage(visit, round, { address: typed, error: view.t('sign-in.error.limit'), status: 429 }),
    );
  // A machine that fills in every field gets the usual answer, and no mail is sent.
  if (form.get('homepage')) return visit.redirect(applicationPath(visit, round), 'application-link');
  const isMailed = await limits.allow(MAILS_FOR, `${programme.id}:${address}`);
  const started = await startApplication(ctx, {
    programme: programme.id,
    round: round.id,
    address,
    locale: view.lang,
    isMailed,
  });
  if (!started.ok) return visit.page(await closed(visit, round));
  await rememberApplication(visit, 'begun', started.application);
  const [first] = await questionsOf(ctx, programme.id, round.id);
  const path = applicationPath(visit, round, `/steps/${first?.step ?? 1}`);
  return isMailed ? visit.redirect(path, 'application-link') : visit.redirect(path);
}

async function save(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const found = await ownOpenApplication(visit);
  if (found instanceof Response) return found;
  const { round, own } = found;
  const number = visit.id('step');
  const steps = await questionsOf(ctx, programme.id, round.id);
  const at = steps.findIndex(({ step }) => step === number);
  const step = steps[at];
  if (!step) return visit.turnBack(await pathToGoOn(visit, round, own), 'application-step-gone');
  const form = await visit.form();
  const values = typedAnswers(askedOn(form, steps) ?? step.questions, form);
  const again = async (more: Omit<Typed, 'values'>): Promise<Response> => {
    const page = await stepPage(visit, round, own, step.step, { values, ...more });
    return page ? visit.page(page) : visit.notFound();
  };
  if (!(await visit.limits.allow(SAVES_PER_NETWORK, visit.network)))
    return again({ problems: [], refusal: { status: 429, message: visit.view.t('sign-in.error.limit') } });
  const add = form.get('add');
  const go = form.get('go') ?? 'next';
  const saved = await saveStep(ctx, {
    programme: programme.id,
    actor: applicantOf(own),
    application: own.id,
    given: values,
    leniently: add !== null || go !== 'next',
  });
  if (!saved.ok && saved.reason === 'closed')
    return visit.turnBack(visit.path('/status'), 'application-closed');
  // Somebody who asks for one more row has not finished, so no answer is wrong yet.
  if (!saved.ok || add) return again({ problems: saved.ok || add ? [] : saved.problems, add });
  const zone = step.questions.find(({ type }) => type === 'zone');
  if (zone) showTimesIn(visit, (await answersOf(ctx, programme.id, own.id)).get(zone.id)?.value);
  if (go === 'later') return visit.redirect(visit.path('/status'), 'application-saved');
  const next = steps[go === 'back' ? at - 1 : at + 1];
  return visit.redirect(applicationPath(visit, round, next ? `/steps/${next.step}` : '/review'));
}

async function send(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const found = await ownOpenApplication(visit);
  if (found instanceof Response) return found;
  const { round, own } = found;
  const given = readConsents(await visit.form());
  const asked = await missingConsents(ctx, programme.id, own.person_id);
  const agrees = (kind: 'adult' | 'conduct' | 'privacy'): boolean => given.has(kind) || !asked.includes(kind);
  const sent = await submit(ctx, {
    programme: programme.id,
    actor: applicantOf(own),
    application: own.id,
    consents: { adult: agrees('adult'), conduct: agrees('conduct'), privacy: agrees('privacy') },
  });
  if (sent.ok) return visit.redirect(visit.path('/status'), 'application-sent');
  if (sent.reason === 'closed') return visit.redirect(visit.path('/status'));
  return visit.page(await reviewPage(visit, round, own, { given }));
}
