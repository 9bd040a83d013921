import { couldCome, peopleByPart } from './couldCome.ts';
import type { Comers } from '../../../lib/time/comers.ts';
import type { ChatHours } from './couldCome.ts';

/** A part with fewer people steers no plan, and the world is not told of it: one person's week would decide for everybody. */
export const FEW = 5;

/** One part of the world and some chats: how many people it has, and how many hours one of them could come to, on average. */
export interface PartHours {
  part: string;
  people: number;
  hours: number;
}

/** How many hours of some chats a person of each part of the world could come to: the part with the fewest first. */
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

/** The parts that steer a plan: those with enough people, or all where none has. */
export function steering(comers: readonly Comers[]): { part: string; people: number }[] {
  const all = [...peopleByPart(comers)].map(([part, people]) => ({ part, people }));
  const many = all.filter(({ people }) => people >= FEW);
  return many.length > 0 ? many : all;
}
