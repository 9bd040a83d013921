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

/** For what time somebody who waits is left out of the looks for a partner. */
export interface LeftOut {
  /** The last day away, where they live. */
  until: string;
  /** A break without a date, that lasts until they are back. */
  isBreak: boolean;
  /** They declared it themselves, so they can take it back. */
  isDeclared: boolean;
  /** Whether the programme looks again once they are back, in this round. */
  isLookedAfter: boolean;
}

/** Whether an absence told in the application goes on at a moment, and until when. */
export const plannedAt = ({ value, zone, saidAt }: Planned, at: Date) =>
  plannedAway({ value, zone, saidAt: saidAt === null ? null : new Date(saidAt) }, at);

/** The absences of somebody, declared and told in the application. */
export interface Away {
  declared: Declared | null;
  planned: readonly Planned[];
}

/** Until when somebody is away at a moment; null when they are not. */
export function awayAt({ declared, planned }: Away, at: Date): Omit<LeftOut, 'isLookedAfter'> | null {
  if (declared && new Date(declared.backAt) > at)
    return { until: declared.until, isBreak: declared.undated, isDeclared: true };
  const span = planned.map((one) => plannedAt(one, at)).find((one) => one !== null);
  return span ? { until: span.until, isBreak: false, isDeclared: false } : null;
}

/** Finds whether the look at `nextAt` leaves somebody out since they are away then; null when it looks for them. */
export function leftOut(away: Away, nextAt: Date, round: Ends, settings: AgainSettings): LeftOut | null {
  const then = awayAt(away, nextAt);
  if (!then) return null;
  let look: Date | null = nextAt;
  while (look && awayAt(away, look)) look = nextRun(round, settings, look);
  return { ...then, isLookedAfter: look !== null };
}

/** The sentence that says so. */
export const leftOutKey = ({ isBreak, isLookedAfter }: LeftOut) =>
  isBreak ? 'waiting.again.break' : isLookedAfter ? 'waiting.again.away' : 'waiting.again.away-last';
