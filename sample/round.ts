import { addDays, instantToWall } from '../src/lib/time/time.ts';
import type { Texts } from '../src/lib/text/texts.ts';

type Kind = 'opens' | 'closes' | 'availability' | 'matches' | 'introduces' | 'ends' | 'purges';

/** Days after the Monday of the opening, and the hour on the wall clock. */
const PLAN: Record<Kind, [days: number, hour: string]> = {
  opens: [0, '09:00'],
  // Three weeks, until the end of a Sunday.
  closes: [20, '23:59'],
  availability: [22, '09:00'],
  matches: [28, '09:00'],
  introduces: [31, '09:00'],
  // Four months of talk, until a Friday.
  ends: [31 + 120, '18:00'],
  purges: [31 + 120 + 90, '18:00'],
};

/** Dates that suit a programme's first round: it opens on the Monday after `now` in its zone. Input for `createRound`. */
export function sampleRound(
  now: Date,
  zone: string,
): { label: Texts; rhythmDays: number; dates: Record<Kind, { wall: string; zone: string }> } {
  const today = Temporal.PlainDate.from(instantToWall(now, zone).slice(0, 10));
  const monday = today.add({ days: 8 - today.dayOfWeek }).toString();
  const at = ([days, hour]: [number, string]) => ({
    wall: `${addDays(`${monday}T00:00`, days).slice(0, 10)}T${hour}`,
    zone,
  });
  return {
    label: {},
    rhythmDays: 14,
    dates: Object.fromEntries(Object.entries(PLAN).map(([kind, plan]) => [kind, at(plan)])) as Record<
      Kind,
      { wall: string; zone: string }
    >,
  };
}
