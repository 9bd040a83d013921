import { plannedAway } from '../../applications/index.ts';
import type { AgainSettings } from '../rules.ts';
import { nextRun } from './settings.ts';
import type { Ends } from './settings.ts';

/** An absence told in an application, as JSON: its answer, the zone it counts in, and when the person last said whether they are away. */
export interface Planned {
  value: unknown;
  zone: string;
  saidAt: string | null;
}

/** An absence that was declared and lasts. */
export interface Declared {
  until: string;
  backAt: string;
  undated: boolean;
}

/** How long the search for a partner leaves out somebody who waits. */
export interface LeftOut {
  /** The last day away, where they live. */
  until: string;
  /** A break without a date: it lasts until they are back. */
  isBreak: boolean;
  /** They declared the absence themselves, so they can take it back. */
  isDeclared: boolean;
  /** Whether a run still comes in this round once they are back. */
  isLookedAfter: boolean;
}

/** The absence told in the application that is under way at a moment, with its last day; null when there is none. */
export const plannedAt = ({ value, zone, saidAt }: Planned, at: Date) =>
  plannedAway({ value, zone, saidAt: saidAt === null ? null : new Date(saidAt) }, at);

/** A person's absences: declared, and told in the application. */
export interface Away {
  declared: Declared | null;
  planned: readonly Planned[];
}

/** The absence of somebody at a moment, and until when it lasts; null when they are not away. */
export function awayAt({ declared, planned }: Away, at: Date): Omit<LeftOut, 'isLookedAfter'> | null {
  if (declared && new Date(declared.backAt) > at)
    return { until: declared.until, isBreak: declared.undated, isDeclared: true };
  const span = planned.map((one) => plannedAt(one, at)).find((one) => one !== null);
  return span ? { until: span.until, isBreak: false, isDeclared: false } : null;
}

/** Says whether the run at `nextAt` leaves somebody out because they are away then; null when it looks for a partner for them. */
export function leftOut(away: Away, nextAt: Date, round: Ends, settings: AgainSettings): LeftOut | null {
  const then = awayAt(away, nextAt);
  if (!then) return null;
  let look: Date | null = nextAt;
  while (look && awayAt(away, look)) look = nextRun(round, settings, look);
  return { ...then, isLookedAfter: look !== null };
}

/** The sentence that tells somebody they are left out. */
export const leftOutKey = ({ isBreak, isLookedAfter }: LeftOut) =>
  isBreak ? 'waiting.again.break' : isLookedAfter ? 'waiting.again.away' : 'waiting.again.away-last';
