import {
  absenceOf,
  askAfter,
  comeBackHere,
  endAbsence,
  declareAbsence,
  LONGEST_ABSENCE,
  metPartnerships,
  silencesOf,
  todayOf,
} from '../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { AbsencePage } from './absence.tsx';
import type { AbsenceDraft } from './absence.tsx';
import { isOver, partnerNames, presentPartners } from './partnerNames.ts';
import { readerOf } from './showPartnership.tsx';
import { SilencePage } from './silence.tsx';

/** "My partner does not answer" and "I shall be away". */
export const quietRoutes: Route[] = [
  get('/partnership/:id/silence', 'partner', async (visit) => {
    const own = await currentPartnership(visit);
    if (!own) return visit.notFound();
    const silences = await silencesOf(visit.ctx, visit.programme.id, own);
    return visit.page({
      title: visit.view.t('partnership.silence'),
      nav: 'partnership',
      indexed: false,
      body: (
        <SilencePage own={own} silences={silences} now={visit.ctx.clock.now()} page={pageOf(visit, own)} />
      ),
    });
  }),
  post('/partnership/:id/silence', 'partner', async (visit) => {
    const own = await currentPartnership(visit);
    if (!own) return visit.notFound();
    const done = await askAfter(visit.ctx, { ...who(visit), partnership: own.id });
    // The page of the question says why not.
    return done.ok
      ? visit.redirect(pageOf(visit, own), 'partner-asked-after')
      : visit.redirect(`${pageOf(visit, own)}/silence`);
  }),
  get('/partnership/:id/absence', 'partner', async (visit) => {
    const own = await currentPartnership(visit);
    return own ? showAbsence(visit, own, { until: '' }) : visit.notFound();
  }),
  post('/partnership/:id/absence', 'partner', async (visit) => {
    const own = await currentPartnership(visit);
    if (!own) return visit.notFound();
    const until = (await visit.form()).get('until')?.trim() ?? '';
    const done = await declareAbsence(visit.ctx, { ...who(visit), until });
    if (done.ok) return visit.redirect(pageOf(visit, own), 'absence-noted');
    if (done.reason === 'unknown') return visit.notFound();
    const error = visit.view.t(`partnership.absence.error.${done.reason}`, { days: LONGEST_ABSENCE });
    return showAbsence(visit, own, { until, error });
  }),
  post('/partnership/:id/return', 'partner', async (visit) => {
    const own = await currentPartnership(visit);
    if (!own) return visit.notFound();
    const was = await endAbsence(visit.ctx, who(visit));
    return visit.redirect(pageOf(visit, own), was ? 'absence-over' : undefined);
  }),
  post('/partnership/:id/presence', 'partner', async (visit) => {
    const own = await currentPartnership(visit);
    if (!own) return visit.notFound();
    const was = await comeBackHere(visit.ctx, { ...who(visit), partnership: own.id });
    return visit.redirect(pageOf(visit, own), was ? 'here-again' : undefined);
  }),
];

const who = (visit: ProgrammeVisit) => ({ programme: visit.programme.id, person: readerOf(visit).id });
const pageOf = (visit: ProgrammeVisit, own: OwnPartnership): string => visit.path(`/partnership/${own.id}`);

/** The partnership in the path, if it is the visitor's, its hour has come and it is not over. */
async function currentPartnership(visit: ProgrammeVisit): Promise<OwnPartnership | null> {
  const id = visit.id('id');
  const all = await metPartnerships(visit.ctx, visit.programme.id, readerOf(visit).id);
  return all.find((own) => own.id === id && !isOver(own)) ?? null;
}

async function showAbsence(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  draft: AbsenceDraft,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const me = readerOf(visit).id;
  const here = await todayOf(ctx, programme.id, me);
  return visit.page({
    title: view.t('partnership.absence'),
    status: draft.error ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: (
      <AbsencePage
        page={pageOf(visit, own)}
        names={partnerNames(presentPartners(own), view)}
        own={await absenceOf(ctx, programme.id, me)}
        draft={draft}
        today={here?.today ?? ''}
      />
    ),
  });
}
