import { roundByNumber } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** The round a path names by its number; null when there is none. */
export async function roundInPath(visit: ProgrammeVisit): Promise<Round | null> {
  const number = visit.id('number');
  return number === null ? null : roundByNumber(visit.ctx, visit.programme.id, number);
}

/** A handler for a page of the round in the path; answers 404 when that round does not exist. */
export function inRound(
  handle: (visit: ProgrammeVisit, round: Round) => Promise<Response> | Response,
): Route['handle'] {
  return async (visit) => {
    const round = await roundInPath(visit);
    return round ? handle(visit, round) : visit.notFound();
  };
}

/** The input of every verb about a round: the round, and the person who acts. */
export const actOn = (visit: ProgrammeVisit, round: Round) => ({
  programme: visit.programme.id,
  actor: visit.actor(),
  round: round.id,
});
