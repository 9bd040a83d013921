import {
  LIMITS,
  declareAbsence,
  leavePartnership,
  showAddress,
  cancelLeaving,
  stayInTouch,
} from '../../rooms/partnerships/index.ts';
import { applicationTo } from '../../rooms/applications/index.ts';
import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { callOf } from '../../rooms/people/index.ts';
import { sayKeeping } from '../status/sayKeeping.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { isOver } from './partnerNames.ts';
import { CHOICES, LeavingPage } from './leaving.tsx';
import type { LeavingDraft } from './leaving.tsx';
import { ownOf, readerOf, showPartnership } from './showPartnership.tsx';

export const partnershipRoutes: Route[] = unseen([
  get('/partnership', 'person', (visit) => showPartnership(visit, null)),
  get('/partnership/:id', 'partner', (visit) => {
    const id = visit.id('id');
    return id === null ? visit.notFound() : showPartnership(visit, id);
  }),
  post('/partnership/:id/address', 'partner', chooseAddress),
  get('/partnership/:id/leaving', 'partner', async (visit) => {
    const own = await ownOf(visit);
    if (!own || isOver(own)) return visit.notFound();
    return visit.page(leavingPage(visit, own, { reason: '' }));
  }),
  post('/partnership/:id/leaving', 'partner', leave),
  post('/partnership/:id/staying', 'partner', stay),
  post('/partnership/:id/farewell', 'partner', answerFarewell),
  post('/partnership/:id/keeping', 'partner', keep),
]);

async function chooseAddress(visit: ProgrammeVisit): Promise<Response> {
  const partnership = (await ownOf(visit))?.id;
  if (partnership === undefined) return visit.notFound();
  const show = (await visit.form()).get('show') === 'yes';
  const done = await showAddress(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    partnership,
    show,
  });
  const page = visit.path(`/partnership/${partnership}#addresses`);
  if (done.ok)
    return visit.redirect(page, show ? (done.seen ? 'addresses-seen' : 'address-shown') : 'address-hidden');
  if (done.reason === 'unknown') return visit.notFound();
  return visit.redirect(page, done.reason === 'seen' ? 'address-was-seen' : 'partnership-ended');
}

function leavingPage(visit: ProgrammeVisit, own: OwnPartnership, draft: LeavingDraft): PageAnswer {
  return {
    title: visit.view.t('partnership.leave'),
    status: draft.error ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: <LeavingPage own={own} me={callOf(readerOf(visit))} draft={draft} path={visit.path} />,
  };
}

async function leave(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const form = await visit.form();
  const draft = { reason: form.get('reason') ?? '' };
  const chosen = CHOICES.find((choice) => choice === form.get('after'));
  const page = visit.path(`/partnership/${own.id}`);
  // The post came without any of the buttons.
  if (!chosen && !isOver(own)) return visit.page(leavingPage(visit, own, draft));
  const who = { programme: visit.programme.id, person: readerOf(visit).id };
  if (chosen === 'break' && isOver(own)) return visit.turnBack(page, 'partnership-ended');
  const done =
    chosen === 'break'
      ? await declareAbsence(visit.ctx, { ...who, until: null, reason: draft.reason })
      : await leavePartnership(visit.ctx, {
          ...who,
          actor: visit.actor(),
          partnership: own.id,
          reason: draft.reason,
          another: chosen === 'another',
        });
  if (done.ok) return visit.redirect(page, chosen === 'break' ? 'break-noted' : 'partnership-left');
  if (done.reason === 'too-long')
    return visit.page(leavingPage(visit, own, { ...draft, error: tooLong(visit, LIMITS.reason) }));
  return visit.turnBack(page, 'partnership-ended');
}

async function stay(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const who = { programme: visit.programme.id, person: readerOf(visit).id, partnership: own.id };
  const stays = await cancelLeaving(visit.ctx, who);
  return visit.redirect(visit.path(`/partnership/${own.id}`), stays ? 'stayed' : undefined);
}

function tooLong(visit: ProgrammeVisit, max: number): string {
  return visit.view.t('partnership.error.too-long', { max });
}

async function answerFarewell(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const done = await stayInTouch(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    partnership: own.id,
    yes: (await visit.form()).get('touch') === 'yes',
  });
  const note = !done.ok ? 'touch-closed' : done.given ? 'touch-given' : 'touch-answered';
  return visit.redirect(visit.path(`/partnership/${own.id}`), note);
}

async function keep(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  const application =
    own && (await applicationTo(visit.ctx, visit.programme.id, own.round, readerOf(visit).id));
  if (!application) return visit.notFound();
  const said = await sayKeeping(visit, application);
  return visit.redirect(visit.path(`/partnership/${own.id}`), said);
}
