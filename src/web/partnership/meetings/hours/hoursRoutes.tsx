import { weekBits } from '../../../../lib/time/week.ts';
import { giveHours, givenHours, hoursQuestion } from '../../../../rooms/applications/index.ts';
import type { OwnPartnership } from '../../../../rooms/partnerships/index.ts';
import { get, post, unseen } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { isOver, partnerNames, presentPartners } from '../../partnerNames.ts';
import { readerOf, ownOf } from '../../showPartnership.tsx';
import { HoursPage } from './hoursPage.tsx';

/** "When I have time": the hours that a member gave, to be changed while they have a partner. */
export const hoursRoutes: Route[] = unseen([
  get('/partnership/:id/meetings/hours', 'partner', async (visit) => {
    const own = await ownOf(visit);
    return own && !isOver(own) ? showHours(visit, own) : visit.notFound();
  }),
  post('/partnership/:id/meetings/hours', 'partner', takeHours),
]);

/** Keeps the hours that the form sent. */
export async function takeHours(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const page = visit.path(`/partnership/${own.id}`);
  if (isOver(own)) return visit.turnBack(page, 'partnership-ended');
  const hours = weekBits((await visit.form()).getAll('hours'));
  const done = await giveHours(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    round: own.round,
    person: readerOf(visit).id,
    hours,
  });
  if (done.ok) return visit.redirect(`${page}#clocks`, 'hours-given');
  if (done.reason === 'unknown') return visit.notFound();
  return showHours(visit, own, visit.view.t('answer.error.required'));
}

async function showHours(visit: ProgrammeVisit, own: OwnPartnership, error?: string): Promise<Response> {
  const { ctx, programme, view } = visit;
  const reader = readerOf(visit);
  const question = await hoursQuestion(ctx, programme.id, own.round);
  if (!question) return visit.notFound();
  const given = await givenHours(ctx, programme.id, own.round, [reader.id]);
  return visit.page({
    title: view.t('partnership.hours'),
    status: error ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: (
      <HoursPage
        page={visit.path(`/partnership/${own.id}`)}
        names={partnerNames(presentPartners(own), view)}
        hours={given.get(reader.id) ?? ''}
        isRequired={question.required}
        country={reader.country ?? undefined}
        error={error}
      />
    ),
  });
}
