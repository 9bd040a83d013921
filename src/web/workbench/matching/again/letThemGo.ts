import { letGo } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { actOn } from '../../../frame/inRound.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPath } from '../matchingPage.tsx';
import { showAgain } from './again.tsx';

/** Introduces the pairs of the proposals that were seen. */
export async function letThemGo(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const done = await letGo(visit.ctx, actOn(visit, round));
  if (!done.ok) return showAgain(visit, round, done.reason === 'nothing' ? 'gone' : done.reason);
  return visit.redirect(matchingPath(visit, round, '/again'), 'introduced');
}
