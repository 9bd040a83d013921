import {
  absenceOf,
  askAfter,
  comeBackHere,
  endAbsence,
  declareAbsence,
  LONGEST_ABSENCE,
  silencesOf,
  todayOf,
} from '../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { roundById } from '../../rooms/programmes/index.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { AbsencePage } from './absence.tsx';
import type { AbsenceDraft } from './absence.tsx';
import { isOver, partnerNames, presentPartners } from './partnerNames.ts';
import { ownOf, readerOf } from './showPartnership.tsx';
import { SilencePage } from './silence.tsx';

/** "My partner does not answer" and "I shall be away". */
export const quietRoutes: Route[] = unseen([
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
  postTogether('/partnership/:id/silence', async (visit, own) => {
    const done = await askAfter(visit.ctx, { ...visitorIds(visit), partnership: own.id });
    // The page of the question explains why not.
    return done.ok
      ? visit.redirect(pageOf(visit, own), 'partner-asked-after')
      : visit.redirect(`${pageOf(visit, own)}/silence`);
  }),
  get('/partnership/:id/absence', 'partner', async (visit) => {
    const own = await currentPartnership(visit);
    return own ? showAbsence(visit, own, { until: '' }) : visit.notFound();
  }),
  postTogether('/partnership/:id/absence', async (visit, own) => {
    const until = (await visit.form()).get('until')?.trim() ?? '';
    const done = await declareAbsence(visit.ctx, { ...visitorIds(visit), until });
    if (done.ok) return visit.redirect(pageOf(visit, own), 'absence-noted');
    // The form asks for no reason.
    if (done.reason === 'unknown' || done.reason === 'too-long') return visit.notFound();
    const error = visit.view.t(`partnership.absence.error.${done.reason}`, { days: LONGEST_ABSENCE });
    return showAbsence(visit, own, { until, error });
  }),
  postTogether('/partnership/:id/return', async (visit, own) => {
    const was = await endAbsence(visit.ctx, visitorIds(visit));
    return visit.redirect(pageOf(visit, own), was ? 'absence-over' : undefined);
  }),
  postTogether('/partnership/:id/presence', async (visit, own) => {
    const was = await comeBackHere(visit.ctx, { ...visitorIds(visit), partnership: own.id });
    return visit.redirect(pageOf(visit, own), was ? 'here-again' : undefined);
  }),
]);

/** The visitor's ids, as verbs take them. */
export const visitorIds = (visit: ProgrammeVisit) => ({
  programme: visit.programme.id,
  person: readerOf(visit).id,
});
export const pageOf = (visit: ProgrammeVisit, own: OwnPartnership): string =>
  visit.path(`/partnership/${own.id}`);

/** A post to a lasting partnership. If that ended after the form was opened, the post leads to its page, by way of the typed words. */
export function postTogether(
  path: string,
  act: (visit: ProgrammeVisit, own: OwnPartnership) => Promise<Response>,
): Route {
  return post(path, 'partner', async (visit) => {
    const own = await ownOf(visit);
    if (!own) return visit.notFound();
    return isOver(own) ? visit.turnBack(pageOf(visit, own), 'partnership-ended') : act(visit, own);
  });
}

/** The partnership in the path, if it is the visitor's, has been introduced and is not over; else null. */
async function currentPartnership(visit: ProgrammeVisit): Promise<OwnPartnership | null> {
  const own = await ownOf(visit);
  return own && !isOver(own) ? own : null;
}

async function showAbsence(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  draft: AbsenceDraft,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const me = readerOf(visit).id;
  const here = await todayOf(ctx, programme.id, me);
  const round = await roundById(ctx, programme.id, own.round);
  return visit.page({
    title: view.t('partnership.absence'),
    status: draft.error ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: (
      <AbsencePage
        page={pageOf(visit, own)}
        names={partnerNames(presentPartners(own), view)}
        count={presentPartners(own).length}
        own={await absenceOf(ctx, programme.id, me)}
        ends={round.dates.ends.dueAt}
        draft={draft}
        today={here?.today ?? ''}
      />
    ),
  });
}
