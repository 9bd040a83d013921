import { ownLeavers } from '../applications/index.ts';
import type { Ctx } from '../ctx.ts';
import { eligibleOf } from './eligible.ts';
import type { Eligible } from './eligible.ts';
import { priorityOf } from './memory.ts';

/**
 * Why somebody is high or low on the list: the round left them without a partner, they lost one and did not leave themselves, an earlier
 * round did either to them; or (`own`) they left a partner and would like another.
 */
export type Turn = 'unmatched' | 'left' | 'earlier' | 'own';

export interface Place {
  turns: Turn[];
  /** How many reasons there are to come first; higher is thought of sooner. */
  first: number;
}

/** The place of each person who can be given a partner now: as people were told, in the list, among candidates and by hand. */
export async function placesOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; state: 'confirmed' | 'waiting' },
): Promise<{ people: Eligible[]; placeOf: (person: number) => Place }> {
  const people = await eligibleOf(ctx, input);
  const earlier = await priorityOf(ctx, input);
  const own = input.state === 'waiting' ? await ownLeavers(ctx, input) : new Set<number>();
  const places = new Map(
    people.map(({ person, waitingReason, priority }): [number, Place] => {
      const turns: Turn[] = [];
      if (input.state === 'waiting')
        turns.push(waitingReason !== 'partnerLeft' ? 'unmatched' : own.has(person) ? 'own' : 'left');
      if (earlier.has(person) || (input.state === 'confirmed' && priority > 0)) turns.push('earlier');
      return [person, { turns, first: turns.filter((turn) => turn !== 'own').length }];
    }),
  );
  return { people, placeOf: (person) => places.get(person) ?? { turns: [], first: 0 } };
}
