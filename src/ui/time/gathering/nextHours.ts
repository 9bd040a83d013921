import { couldCome } from './couldCome.ts';
import type { Comers } from '../../../lib/time/comers.ts';
import type { ChatHours } from './couldCome.ts';
import { fairPlan, firstOf, isFairer } from './fairPlan.ts';
import type { Shares } from './fairPlan.ts';
import { hoursByPart, steering } from './parts.ts';

const HOUR = 3_600_000;

/** Hours between two sessions of one chat: about half a day. */
const APART = [12, 11, 13, 10, 14] as const;

/** For each part that counts in the plan, the share of its people who could come to a chat. */
function sharesOf(
  comers: readonly Comers[],
  parts: readonly { part: string; people: number }[],
  chats: readonly ChatHours[],
): Shares[] {
  return couldCome(comers, chats).map((count) =>
    parts.map(({ part, people }) => (count.get(part) ?? 0) / people),
  );
}

/**
 * Fair hours for this chat and the next ones of a round: this chat's hour first, the others in the order of the plan. `hours` are the
 * possible hours; the next chats are assumed to have similar ones. `held` are the chats that were held or are announced. Empty without
 * hours or people.
 */
export function nextHours(
  comers: readonly Comers[],
  {
    hours,
    minutes,
    held,
    chats,
  }: { hours: readonly Date[]; minutes: number; held: readonly ChatHours[]; chats: number },
): Date[] {
  const parts = steering(comers);
  if (hours.length === 0 || parts.length === 0) return [];
  const shares = sharesOf(
    comers,
    parts,
    hours.map((start) => ({ starts: [start], minutes })),
  );
  // The hours that a person of each part could come to, counted in chats as long as this one.
  const had = hoursByPart(comers, held);
  const already = parts.map(({ part }) => had.find((one) => one.part === part)!.hours * (60 / minutes));
  const plan = fairPlan(
    Array.from({ length: Math.max(1, chats) }, () => shares),
    already,
  );
  const first = firstOf(
    plan.map((hour) => shares[hour]!),
    already,
  );
  return [plan[first]!, ...plan.toSpliced(first, 1)].map((hour) => hours[hour]!);
}

/**
 * The best hour for a chat's second session, about half a day after the first: with both, the part whose people could come least is best
 * off.
 */
export function secondSession(comers: readonly Comers[], start: Date, minutes: number): Date {
  const seconds = APART.map((hours) => new Date(start.getTime() + hours * HOUR));
  const shares = sharesOf(
    comers,
    steering(comers),
    seconds.map((second) => ({ starts: [start, second], minutes })),
  );
  const best = seconds.reduce((best, _, at) => (isFairer(shares[at]!, shares[best]!) ? at : best), 0);
  return seconds[best]!;
}
