import { ownLeavers } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { eligibleOf } from './eligible.ts';
import type { Eligible } from './eligible.ts';
import { priorityOf } from './owedFirst.ts';

/**
 * Why somebody stands high or low on the list. `unmatched`: this round found them no partner. `left`: a partner left them. `earlier`:
 * either happened in an earlier round. `own`: they left a partner themselves and want another.
 */
export type Turn = 'unmatched' | 'left' | 'earlier' | 'own';

export interface Precedence {
  turns: Turn[];
  /** How many reasons they have to come first. People with more are matched sooner. */
  first: number;
}

/** The precedence of everybody who can be given a partner now, the same for the list, the possible partners and pairing by hand. */
export async function precedences(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; state: 'confirmed' | 'waiting' },
): Promise<{ people: Eligible[]; precedenceOf: (person: number) => Precedence }> {
  const people = await eligibleOf(ctx, input);
  const earlier = await priorityOf(ctx, { ...input, people: people.map(({ person }) => person) });
  const own = input.state === 'waiting' ? await ownLeavers(ctx, input) : new Set<number>();
  const found = new Map(
    people.map((one): [number, Precedence] => {
      const standing = { ...one, earlier: earlier.has(one.person), own: own.has(one.person) };
      const turns = turnsOf(input.state, standing);
      return [one.person, { turns, first: turns.filter((turn) => turn !== 'own').length }];
    }),
  );
  return { people, precedenceOf: (person) => found.get(person) ?? { turns: [], first: 0 } };
}

/** The reasons for a person's precedence: `earlier` comes from `priorityOf`, `own` from `ownLeavers`. */
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
