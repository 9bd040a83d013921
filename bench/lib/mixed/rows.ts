import type { Codes } from '../codes.ts';
import { median, spread } from '../row.ts';
import type { Row } from '../row.ts';
import type { Driven } from './drive.ts';

/** The share of the run that passes before memory is looked at. */
const WARM_SHARE = 0.2;

export interface Played {
  minutes: number;
  /** How the rate was found, in words. */
  found: string;
  /** Codes asked for just after the start, and amid the load. */
  codes: { first: Codes; amid: Codes };
  warm: Driven;
  full: Driven;
  mixed: Driven;
  perSecond: number;
  /** Megabytes of the application, each with its minute. */
  memory: { at: number; mb: number }[];
}

export const countOf = ({ took }: Driven): number =>
  [...took.values()].reduce((sum, own) => sum + own.length, 0);

export function rowsOf(people: number, played: Played): Row[] {
  const { minutes, found, codes, warm, full, mixed, perSecond, memory: samples } = played;
  const load = `${minutes} minutes at ${perSecond.toFixed(1)} requests a second, ${found}, client and PostgreSQL on the same machine`;
  const all = [...mixed.took.values()].flat();
  const each = [...mixed.took]
    .map(([name, own]) => ({ name, ms: percentile(own, 0.99) }))
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ name, ms }) => `${name} ${ms.toFixed(0)} ms`);
  const runs = [warm, full, mixed];
  const errors = runs.flatMap((run) => run.errors);
  const kinds = Object.entries(Object.groupBy(errors, ({ name, what }) => `${name} answers ${what}`));
  const told = kinds.map(([kind, some]) => `${some!.length} × ${kind}`).join(', ') || 'none';
  const asked = runs.reduce((sum, run) => sum + countOf(run), 0);
  const counts = `of ${asked} requests, ${all.length} of them in the ${minutes} minutes, the others to warm up and to find the rate`;
  const memory = samples.filter(({ at }) => at >= minutes * WARM_SHARE);
  const sizes = memory.map(({ mb }) => mb);
  const lost = [...codes.first.lost, ...codes.amid.lost];
  const came = codes.first.took.length + codes.amid.took.length;
  return [
    row(`errors of mixed load, ${people} people`, errors.length, '', 0, `${counts}; ${load}; ${told}`),
    row(
      'an answer amid it, 99th percentile',
      Math.round(percentile(all, 0.99)),
      'ms',
      250,
      `from when it was due; median ${median(all).toFixed(0)} ms; 99th of each: ${each.join(', ')}`,
    ),
    row(
      'memory that the application gains meanwhile',
      slopeOf(memory),
      'MB a minute',
      1,
      `line through ${memory.length} sums of PSS after the first ${(minutes * WARM_SHARE).toFixed(1)} minutes: ${spread(sizes)} MB`,
    ),
    row(
      'sign-in codes that never came',
      lost.length,
      '',
      0,
      `of ${lost.length + came}; amid the load ${spread(codes.amid.took)} ms to the mail server${lost.length > 0 ? `; asked for by ${lost.slice(0, 10).join(', ')}` : ''}`,
    ),
    row(
      'sign-in code just after the start',
      (codes.first.lost.length > 0 ? Number.POSITIVE_INFINITY : Math.max(...codes.first.took)) / 1000,
      's',
      1,
      `longest of ${codes.first.took.length + codes.first.lost.length}, one after the other from the first page on, to the mail server: ${spread(codes.first.took)} ms of the ${codes.first.took.length} that came`,
    ),
  ];
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

/** The slope by least squares, in megabytes a minute. */
function slopeOf(samples: Played['memory']): number {
  const mean = (of: (sample: Played['memory'][number]) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [at, mb] = [mean((one) => one.at), mean((one) => one.mb)];
  return mean((one) => (one.at - at) * (one.mb - mb)) / mean((one) => (one.at - at) ** 2);
}

const row = (name: string, value: number, unit: string, goal: number, against: string): Row => ({
  area: 'steady',
  row: name,
  value,
  unit,
  goal: `≤ ${goal}`,
  pass: value <= goal,
  against,
});
