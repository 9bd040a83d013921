import { instantToWall, onWall, wallToInstant, addDays } from '../../../lib/time/time.ts';
import { couldCome, isAwake, peopleByPart } from './couldCome.ts';
import type { Comers } from '../../../lib/time/comers.ts';
import type { ChatHours } from './couldCome.ts';

/** One part of the world on one day. */
export interface StripPart {
  part: string;
  people: number;
  /** The number of people who could come to the chat itself. */
  come: number;
  /** Hour by hour, as shares of its people: how many are awake then, and how many could come to a chat that begins then. */
  hours: readonly { awake: number; come: number }[];
  /** The zones of most of its people. */
  zones: readonly string[];
}

/** A day in each part of the world, the parts with most people first. */
export interface Strip {
  /** When each of its hours begins: 24 hours, or one more or less when the clocks of the place change. */
  hours: readonly Date[];
  parts: readonly StripPart[];
}

const HOUR = 3_600_000;
const ZONES = 3;

/** The day of a place on which a chat begins, on the clocks of everybody who could come. */
export function stripOf(comers: readonly Comers[], { chat, zone }: { chat: ChatHours; zone: string }): Strip {
  const day = `${instantToWall(chat.starts[0] ?? new Date(0), zone).slice(0, 10)}T00:00`;
  const from = wallToInstant(day, zone).getTime();
  const until = wallToInstant(addDays(day, 1), zone).getTime();
  const hours = Array.from(
    { length: Math.ceil((until - from) / HOUR) },
    (_, index) => new Date(from + index * HOUR),
  );
  const counts = couldCome(comers, [
    chat,
    ...hours.map((start) => ({ starts: [start], minutes: chat.minutes })),
  ]);
  const parts = [...peopleByPart(comers)].map(([part, people]): StripPart => {
    const own = zonesOf(comers.filter((one) => one.part === part));
    return {
      part,
      people,
      come: counts[0]!.get(part) ?? 0,
      hours: hours.map((at, index) => ({
        awake: awakeAt(own, at) / people,
        come: (counts[index + 1]!.get(part) ?? 0) / people,
      })),
      zones: own.slice(0, ZONES).map(([zone]) => zone),
    };
  });
  return { hours, parts: parts.toSorted((one, other) => other.people - one.people) };
}

/** Zones with their number of people, the largest first. */
function zonesOf(comers: readonly Comers[]): [zone: string, people: number][] {
  const found = new Map<string, number>();
  for (const { zone, people } of comers) found.set(zone, (found.get(zone) ?? 0) + people);
  return [...found].toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

const awakeAt = (zones: readonly [zone: string, people: number][], at: Date): number =>
  zones.reduce((sum, [zone, people]) => sum + (isAwake(onWall(zone, at).minutes) ? people : 0), 0);
