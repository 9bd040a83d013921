import type { CsvRow } from '../../lib/files/csv/records.ts';
import { offsetMinutes } from '../../lib/time/time.ts';
import { clocksOfCountry } from '../../lib/time/zones.ts';
import type { ImportPerson, RowProblem, RowReader } from './readRow.ts';

const HALF_YEAR_MS = 183 * 86_400_000;

/**
 * Takes the zone from the country if it has only one clock. If the cell holds an offset from UTC instead of a zone, takes the only clock of
 * the country with that offset in winter or summer.
 */
export function zoneOfCountry(
  { columns, questions, now }: RowReader,
  answers: ImportPerson['answers'],
  csv: CsvRow,
  problems: RowProblem[],
): void {
  const zone = questions.find(({ role, type }) => role === 'zone' && type === 'zone');
  if (!zone || answers.some(({ question }) => question === zone)) return;
  const country = answers.find(({ question }) => question.role === 'country')?.value;
  if (typeof country !== 'string') return;
  const column = columns.targets.indexOf(zone);
  const unread = problems.findIndex(
    (one) => one.row === csv.row && one.column === column && one.reason === 'unknown-zone',
  );
  const said = unread < 0 ? null : offsetOf(csv.cells[column] ?? '');
  // The cell holds a city that is no zone, or nothing at all.
  const [only, more] = clocksOfCountry(country, now).filter(
    (clock) => said === null || offsetsOf(clock, now).includes(said),
  );
  if (!only || more) return;
  if (unread >= 0) problems.splice(unread, 1);
  answers.push({ question: zone, value: only });
}

/** Minutes from UTC in "UTC+2", "GMT -03:30" or "+5.5"; null for anything else. */
function offsetOf(text: string): number | null {
  const [, sign, hours, minutes = '0', parts = '0'] =
    /^(?:UTC|GMT)?\s*([+\-\u2212])\s*(\d{1,2})(?::?([0-5]\d)|\.(\d{1,2}))?(?:\s*h)?$/i.exec(text.trim()) ??
    [];
  if (!sign || Number(hours) > 14) return null;
  const ahead = Number(hours) * 60 + Number(minutes) + Math.round(Number(`0.${parts}`) * 60);
  return sign === '+' ? ahead : -ahead;
}

/** The offsets of its clocks now and half a year later, in winter and summer. */
const offsetsOf = (zone: string, now: Date): number[] =>
  [now, new Date(now.getTime() + HALF_YEAR_MS)].map((at) => offsetMinutes(zone, at));
