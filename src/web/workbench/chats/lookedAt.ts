import { WAKING } from '#matching';
import { addDays, instantToWall, onWall, wallToInstant } from '../../../lib/time/time.ts';
import { instantOf } from '../../../lib/time/typedWall.ts';
import { comersOf, countedChats } from '../../../rooms/chats/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { hoursByPart, nextHours, secondSession, stripOf } from '../../../ui/index.ts';
import { hoursOfChat } from '../../chats/hours/hoursOfChat.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { MOST_AHEAD, minutesOf } from './typedPlan.ts';
import type { TypedPlan } from './typedPlan.ts';

/** Days from today to the first proposals, and the number of days from which they are chosen. */
const AHEAD_DAYS = 7;
const DAYS = 7;

/** A planned hour on the clocks of a round's people, and fair hours. */
export interface LookedAt {
  /** The typed sessions, or else the fairest hour; none without an hour or people. */
  starts: Date[];
  strip: ReturnType<typeof stripOf> | null;
  /** The fairest hour for this chat, then those for the next chats. */
  fair: Date[];
  /** The best hour for a second session, half a day after the first. */
  second: Date | null;
  parts: ReturnType<typeof hoursByPart>;
  held: number;
  /** A number n when only each nth of the people was counted, in place of all; 1 when all were. */
  every: number;
}

const NOTHING: LookedAt = { starts: [], strip: null, fair: [], second: null, parts: [], held: 0, every: 1 };

export async function lookAt(
  visit: ProgrammeVisit,
  typed: TypedPlan,
  round: Round | undefined,
): Promise<LookedAt> {
  const { ctx, programme } = visit;
  const now = ctx.clock.now();
  const first = instantOf(typed.wall, typed.zone);
  if (!round) return { ...NOTHING, starts: first ? [first] : [] };
  const [{ comers, every }, counted] = await Promise.all([
    comersOf(ctx, { programme: programme.id, round: round.id }),
    countedChats(ctx, programme.id, round.id),
  ]);
  const held = counted.map(hoursOfChat);
  const minutes = minutesOf(typed);
  const fair = nextHours(comers, {
    hours: candidates(typed, first, now),
    minutes,
    held,
    chats: Math.min(MOST_AHEAD, Math.max(1, Number(typed.ahead) || 1)),
  });
  const second = instantOf(typed.wall2, typed.zone);
  const chosen = first ?? fair[0];
  const starts = chosen ? [chosen, ...(second ? [second] : [])] : [];
  return {
    starts,
    strip:
      chosen && comers.length > 0 ? stripOf(comers, { chat: { starts, minutes }, zone: typed.zone }) : null,
    fair,
    second: chosen && !second && comers.length > 0 ? secondSession(comers, chosen, minutes) : null,
    parts: hoursByPart(comers, held),
    held: held.length,
    every,
  };
}

/** Every whole hour of a week on the clock of the place: the week around the typed hour, or the seven days that begin in a week. */
function candidates({ zone, awake, minutes }: TypedPlan, first: Date | null, now: Date): Date[] {
  const from = addDays(
    `${instantToWall(first ?? now, zone).slice(0, 10)}T00:00`,
    first ? -Math.floor(DAYS / 2) : AHEAD_DAYS,
  );
  const found: Date[] = [];
  for (let day = 0; day < DAYS; day++)
    for (let hour = 0; hour < 24; hour++) {
      const at = wallToInstant(
        addDays(from, day).replace('00:00', `${String(hour).padStart(2, '0')}:00`),
        zone,
      );
      // An hour that the clock skips does not exist.
      const isThere = onWall(zone, at).minutes === hour * 60;
      const isDay = hour >= WAKING.from && hour * 60 + Number(minutes || 60) <= WAKING.until * 60;
      if (isThere && at > now && (isDay || !awake)) found.push(at);
    }
  return found;
}
