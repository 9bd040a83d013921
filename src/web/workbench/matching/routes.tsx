import type { Round } from '../../../rooms/programmes/index.ts';
import { cancelRun, runsOf, startRun } from '../../../rooms/pairing/index.ts';
import { coordinators, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { changeProposal, introducePeople, pairPeople } from './byHand.tsx';
import { matchingPath, roundInPath } from './frame.tsx';
import { chooseRound, showOverview } from './overview.tsx';
import { showPerson } from './person.tsx';
import { savePolicy, showPolicy } from './policy.tsx';
import { showProposals } from './proposals.tsx';
import { publishRoundPartners, showPublication } from './publication.tsx';
import { showRun } from './run.tsx';
import { showUnplaced } from './unplaced.tsx';

const BASE = '/workbench/matching/:number';

/** A handler for a page of the round in the path; no such round is 404. */
const of =
  (handle: (visit: ProgrammeVisit, round: Round) => Promise<Response>) => async (visit: ProgrammeVisit) => {
    const round = await roundInPath(visit);
    return round ? handle(visit, round) : visit.notFound();
  };

export const matchingRoutes: Route[] = [
  get('/workbench/matching', coordinators, chooseRound),
  get(
    BASE,
    coordinators,
    of((visit, round) => showOverview(visit, round)),
  ),
  get(`${BASE}/policy`, coordinators, of(showPolicy)),
  post(`${BASE}/policy`, coordinators, of(savePolicy)),
  post(`${BASE}/runs`, coordinators, of(askForRun)),
  get(
    `${BASE}/runs/:run`,
    coordinators,
    of((visit, round) => showRun(visit, round)),
  ),
  post(`${BASE}/runs/:run/cancellation`, coordinators, of(stopRun)),
  get(
    `${BASE}/proposals`,
    coordinators,
    of((visit, round) => showProposals(visit, round)),
  ),
  post(`${BASE}/proposals`, coordinators, of(pairPeople)),
  post(
    `${BASE}/proposals/:proposal/lock`,
    coordinators,
    of((visit, round) => changeProposal(visit, round, 'lock')),
  ),
  post(
    `${BASE}/proposals/:proposal/lock/removal`,
    coordinators,
    of((visit, round) => changeProposal(visit, round, 'unlock')),
  ),
  post(
    `${BASE}/proposals/:proposal/parting`,
    coordinators,
    of((visit, round) => changeProposal(visit, round, 'parting')),
  ),
  get(`${BASE}/unplaced`, coordinators, of(showUnplaced)),
  get(`${BASE}/people/:application`, coordinators, of(showPerson)),
  get(
    `${BASE}/publication`,
    coordinators,
    of((visit, round) => showPublication(visit, round)),
  ),
  post(`${BASE}/publication`, coordinators, of(publishRoundPartners)),
  post(`${BASE}/partnerships`, coordinators, of(introducePeople)),
];

async function askForRun(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const typed = ((await visit.form()).get('seed') ?? '').trim() || '0';
  const done = await startRun(visit.ctx, {
    programme: visit.programme.id,
    round: round.id,
    actor: visit.actor(),
    seed: Number(typed),
  });
  if (!done.ok) return showOverview(visit, round, done.reason, typed);
  return visit.redirect(matchingPath(visit, round, `/runs/${done.run}`));
}

async function stopRun(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const run = (await runsOf(visit.ctx, visit.programme.id, round.id)).find(
    ({ id }) => id === visit.id('run'),
  );
  if (!run) return visit.notFound();
  const done = await cancelRun(visit.ctx, {
    programme: visit.programme.id,
    run: run.id,
    actor: visit.actor(),
  });
  if (!done.ok) return showRun(visit, round, done.reason);
  return visit.redirect(matchingPath(visit, round), 'run-stopped');
}
