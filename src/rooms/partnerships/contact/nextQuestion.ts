import type { Absence } from '../absence/queries.ts';
import type { Rhythm } from '../agreement/rhythm.ts';
import type { OwnPartnership } from '../queries.ts';
import type { RemindedTurn } from '../silence/queries.ts';
import { periodEnd, periodStart } from './periods.ts';
import type { ContactTold } from './queries.ts';

/** The facts about a reader and their partnership that the question depends on. */
interface Known {
  rhythm: Rhythm;
  away: Absence | null;
  turns: readonly RemindedTurn[];
  told: readonly ContactTold[];
  wantsNoReminders: boolean;
}

/**
 * When the reader is next asked whether they talked. Null when the members agreed on no rhythm, or one has said already that they talked.
 * Also null when the reader is away then, rests, is about to leave or wants no reminders.
 */
export function nextQuestion(own: OwnPartnership, known: Known, now: Date): Date | null {
  const { rhythm, away, turns, told } = known;
  const rests = turns.some(({ person, restsAt }) => person === own.me.person && restsAt !== null);
  if (rhythm.days === null || rests || own.me.leavesAt || known.wantsNoReminders) return null;
  const pair = { metAt: own.metAt, rhythm };
  const next = periodEnd(pair, now);
  const start = periodStart(pair, next);
  if (told.some(({ at, talked }) => talked.length > 0 && at > start)) return null;
  return away && away.backAt > next ? null : next;
}
