import { endPartnership, remindNow } from '../../../rooms/partnerships/index.ts';
import { get, post, unseen } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listPage } from './list.tsx';
import { writeToPairsPage, writeToPairs } from './writeToPairs.tsx';
import { partnershipPage } from './partnershipPage.tsx';
import { endPairs, endsPage } from './endSeveral.tsx';
import { takePartnershipsOut } from './takeOut.ts';

/** Ambassadors are not among them: partnerships cross countries. */
export const readers: Audience = { volunteer: ['director', 'matcher', 'safeguarding'] };

/** Those who look after silent pairs. */
export const matchers: Audience = { volunteer: ['director', 'matcher'] };

export const partnershipDeskRoutes: Route[] = unseen([
  get('/workbench/partnerships', readers, async (visit) => visit.page(await listPage(visit))),
  post('/workbench/partnerships/table', matchers, takePartnershipsOut),
  get('/workbench/partnerships/words', matchers, writeToPairsPage),
  post('/workbench/partnerships/words', matchers, writeToPairs),
  get('/workbench/partnerships/ends', matchers, async (visit) => visit.page(await endsPage(visit))),
  post('/workbench/partnerships/ends', matchers, endPairs),
  get('/workbench/partnerships/:id', readers, async (visit) => {
    const id = visit.id('id');
    const page = id === null ? null : await partnershipPage(visit, id);
    return page ? visit.page(page) : visit.notFound();
  }),
  post('/workbench/partnerships/:id/end', readers, end),
  post('/workbench/partnerships/:id/reminder', matchers, remind),
]);

async function end(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const another = (await visit.form()).getAll('another').map(Number);
  const done = await endPartnership(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnership: id,
    another,
  });
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  return visit.redirect(
    visit.path(`/workbench/partnerships/${id}`),
    done.ok ? 'partnership-was-ended' : 'partnership-ended',
  );
}

/** The next reminder, now. */
async function remind(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const done = await remindNow(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnership: id,
  });
  if (!done.ok) return visit.notFound();
  const isFromToday = (await visit.form()).get('from') === 'today';
  return visit.redirect(
    visit.path(isFromToday ? '/workbench' : `/workbench/partnerships/${id}`),
    done.count > 0 ? 'pair-reminded' : 'nobody-to-remind',
  );
}
