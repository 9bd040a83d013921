import { endPartnership, listedPartnership, remindNow } from '../../../rooms/partnerships/index.ts';
import { get, post, unseen } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listAsItWas } from '../list/back.ts';
import { inRoundAsked } from '../roundChoice.tsx';
import { besidePartnership, keptHere } from './beside.tsx';
import { listPage } from './list.tsx';
import { writeToPairsPage, writeToPairs } from './writeToPairs.tsx';
import { partnershipPage } from './partnershipPage.tsx';
import { endPairs, endsPage } from './endSeveral.tsx';

/** Ambassadors are not included: partnerships cross countries. */
export const readers: Audience = { volunteer: ['director', 'matcher', 'safeguarding'] };

/** Volunteers who look after silent pairs. */
export const matchers: Audience = { volunteer: ['director', 'matcher'] };

export const partnershipDeskRoutes: Route[] = unseen([
  get(
    '/workbench/partnerships',
    readers,
    inRoundAsked('partnerships', async (visit) => visit.page(await listPage(visit))),
  ),
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
  const onward = await onwardFrom(visit, id);
  const done = await endPartnership(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnership: id,
    another,
  });
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  return done.ok
    ? visit.redirect(onward, 'partnership-was-ended')
    : visit.redirect(own(visit, id), 'partnership-ended');
}

/** The page of the partnership, with the list from which the reader came. */
const own = (visit: ProgrammeVisit, id: number): string =>
  `${visit.path(`/workbench/partnerships/${id}`)}${keptHere(visit)}`;

/** The page after an act: the next partnership of the list beside it, which is read before the act may remove this one from the list. */
async function onwardFrom(visit: ProgrammeVisit, id: number): Promise<string> {
  const { ctx, programme, viewer, url } = visit;
  if (!url.searchParams.has('round')) return own(visit, id);
  const listed = await listedPartnership(ctx, programme.id, viewer, id);
  return (listed && (await besidePartnership(visit, listed.round, id))?.onward) ?? own(visit, id);
}

/** Sends the next reminder now. */
async function remind(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const onward = await onwardFrom(visit, id);
  const done = await remindNow(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnership: id,
  });
  if (!done.ok) return visit.notFound();
  const isFromToday = (await visit.form()).get('from') === 'today';
  const today = await listAsItWas(visit, '/workbench');
  return done.count > 0
    ? visit.redirect(isFromToday ? today : onward, 'pair-reminded')
    : visit.redirect(isFromToday ? today : own(visit, id), 'nobody-to-remind');
}
