import type { Round } from '../../../rooms/programmes/index.ts';
import { cancelRun, runsOf, startRun } from '../../../rooms/pairing/index.ts';
import { actOn, inRound } from '../../frame/inRound.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { saveAgain, showAgain } from './again/again.tsx';
import { letThemGo } from './again/letThemGo.ts';
import { changeProposal } from './proposals/changeProposal.ts';
import { introducePeople, pairPeople } from './proposals/pairByHand.tsx';
import { matchingPath } from './matchingPage.tsx';
import { showHow } from './howItWorks.tsx';
import { showChanges } from './runs/changes.tsx';
import { askForForecast, showForecast } from './forecast.tsx';
import { chooseRound, showOverview } from './overview.tsx';
import { showPerson } from './people/person.tsx';
import { savePolicy, showPolicy } from './policy/policy.tsx';
import { showProposal } from './proposals/proposal.tsx';
import { showProposals } from './proposals/proposals.tsx';
import { publishRoundPartners, showPublication } from './publication/publication.tsx';
import { askForSensitivity, showSensitivity } from './runs/sensitivity.tsx';
import { showRun } from './runs/run.tsx';
import { pairChosen, showPairing } from './several/pairing.tsx';
import { showUnplaced } from './people/unplaced.tsx';

const BASE = '/workbench/matching/:number';

export const matchingRoutes: Route[] = unseen([
  get('/workbench/matching', coordinators, chooseRound),
  get('/workbench/matching/how', coordinators, showHow),
  get('/workbench/matching/pairing', coordinators, showPairing),
  post('/workbench/matching/pairing', coordinators, pairChosen),
  get(
    BASE,
    coordinators,
    inRound((visit, round) => showOverview(visit, round)),
  ),
  get(`${BASE}/policy`, coordinators, inRound(showPolicy)),
  post(`${BASE}/policy`, coordinators, inRound(savePolicy)),
  post(`${BASE}/runs`, coordinators, inRound(askForRun)),
  get(
    `${BASE}/runs/:run`,
    coordinators,
    inRound((visit, round) => showRun(visit, round)),
  ),
  post(`${BASE}/runs/:run/cancellation`, coordinators, inRound(stopRun)),
  get(`${BASE}/runs/:run/sensitivity`, coordinators, inRound(showSensitivity)),
  post(`${BASE}/runs/:run/sensitivity`, coordinators, inRound(askForSensitivity)),
  get(`${BASE}/changes`, coordinators, inRound(showChanges)),
  get(
    `${BASE}/forecast`,
    coordinators,
    inRound((visit, round) => showForecast(visit, round)),
  ),
  post(`${BASE}/forecast`, coordinators, inRound(askForForecast)),
  get(
    `${BASE}/proposals`,
    coordinators,
    inRound((visit, round) => showProposals(visit, round)),
  ),
  post(`${BASE}/proposals`, coordinators, inRound(pairPeople)),
  get(`${BASE}/proposals/:proposal`, coordinators, inRound(showProposal)),
  post(
    `${BASE}/proposals/:proposal/lock`,
    coordinators,
    inRound((visit, round) => changeProposal(visit, round, 'lock')),
  ),
  post(
    `${BASE}/proposals/:proposal/lock/removal`,
    coordinators,
    inRound((visit, round) => changeProposal(visit, round, 'unlock')),
  ),
  post(
    `${BASE}/proposals/:proposal/parting`,
    coordinators,
    inRound((visit, round) => changeProposal(visit, round, 'parting')),
  ),
  get(
    `${BASE}/again`,
    coordinators,
    inRound((visit, round) => showAgain(visit, round)),
  ),
  post(`${BASE}/again`, coordinators, inRound(saveAgain)),
  post(`${BASE}/again/introductions`, coordinators, inRound(letThemGo)),
  get(`${BASE}/unplaced`, coordinators, inRound(showUnplaced)),
  get(`${BASE}/people/:application`, coordinators, inRound(showPerson)),
  get(
    `${BASE}/publication`,
    coordinators,
    inRound((visit, round) => showPublication(visit, round)),
  ),
  post(`${BASE}/publication`, coordinators, inRound(publishRoundPartners)),
  post(`${BASE}/partnerships`, coordinators, inRound(introducePeople)),
]);

async function askForRun(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const typed = ((await visit.form()).get('seed') ?? '').trim() || '0';
  const done = await startRun(visit.ctx, { ...actOn(visit, round), seed: Number(typed) });
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
