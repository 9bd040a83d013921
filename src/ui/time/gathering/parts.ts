import { couldCome, peopleByPart } from './couldCome.ts';
import type { Comers } from '../../../lib/time/comers.ts';
import type { ChatHours } from './couldCome.ts';

/** A part with fewer people does not count in a plan, and nobody else sees its numbers: one person's week would decide for everybody. */
export const FEW = 5;

/** One part of the world and some chats: its people, and the number of hours that one of them could come to, on average. */
export interface PartHours {
  part: string;
  people: number;
  hours: number;
}

/** The number of hours of some chats that a person of each part of the world could come to. The part with the fewest hours is first. */
export function hoursByPart(comers: readonly Comers[], chats: readonly ChatHours[]): PartHours[] {
  const counts = couldCome(comers, chats);
  return [...peopleByPart(comers)]
    .map(([part, people]) => ({
      part,
      people,
      hours: chats.reduce(
        (sum, { minutes }, chat) => sum + ((counts[chat]!.get(part) ?? 0) / people) * (minutes / 60),
        0,
      ),
    }))
    .toSorted((one, other) => one.hours - other.hours || (one.part < other.part ? -1 : 1));
}

/** The parts that count in a plan: those with enough people, or all parts when none has enough. */
export function steering(comers: readonly Comers[]): { part: string; people: number }[] {
  const all = [...peopleByPart(comers)].map(([part, people]) => ({ part, people }));
  const many = all.filter(({ people }) => people >= FEW);
  return many.length > 0 ? many : all;
}
