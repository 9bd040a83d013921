import { ownLeavers } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { eligibleOf } from './eligible.ts';
import type { Eligible } from './eligible.ts';
import { priorityOf } from './keptApart.ts';

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
    people.map((one): [number, Place] => {
      const standing = { ...one, earlier: earlier.has(one.person), own: own.has(one.person) };
      const turns = turnsOf(input.state, standing);
      return [one.person, { turns, first: turns.filter((turn) => turn !== 'own').length }];
    }),
  );
  return { people, placeOf: (person) => places.get(person) ?? { turns: [], first: 0 } };
}

/** What a person's place follows from: `earlier` as `priorityOf` tells, `own` as `ownLeavers` does. */
export interface Standing extends Pick<Eligible, 'priority' | 'waitingReason'> {
  earlier: boolean;
  own: boolean;
}

export function turnsOf(state: 'confirmed' | 'waiting', one: Standing): Turn[] {
  const turns: Turn[] = [];
  if (state === 'waiting')
    turns.push(one.waitingReason !== 'partnerLeft' ? 'unmatched' : one.own ? 'own' : 'left');
  if (one.earlier || (state === 'confirmed' && one.priority > 0)) turns.push('earlier');
  return turns;
}
