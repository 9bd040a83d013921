import type { Who } from '../mixed/who.ts';
import { median, mostIn, spread } from '../row.ts';
import type { Row } from '../row.ts';
import type { SetUp } from './setUps.ts';
import { A_SECOND, slowOf, wanted } from './turn.ts';
import type { Turn } from './turn.ts';

export interface Measured {
  setUp: SetUp;
  who: Who;
  turns: Turn[];
}

const MOST_S = 1;
const WORDS: Readonly<Record<string, string>> = {
  embedded: 'one process, the PostgreSQL that comes along',
  own: 'one process, a server of its own',
  several: 'two that serve pages and two that work, a server of its own',
};

/** Compares each set-up with the one before, turn by turn. Client, server and processes share the machine. */
export function rowsOf(measured: readonly Measured[]): Row[] {
  const [embedded, own, several] = measured as [Measured, Measured, Measured];
  const pairs: [string, Measured, Measured][] = [
    ['own server against embedded', own, embedded],
    ['four processes against one', several, own],
  ];
  const people = embedded.who.people;
  const ratios = (what: string, unit: string, of: (turn: Turn) => number): Row[] =>
    pairs.map(([pair, one, other]) => {
      const times = one.turns.map((turn, n) => of(turn) / of(other.turns[n]!));
      return told(
        `${what}: ${pair}`,
        median(times),
        '×',
        `of each turn ${spread(times, 2)}, ${people} people; ${[one, other]
          .map(({ setUp, turns }) => `${WORDS[setUp.name]}: ${spread(turns.map(of))} ${unit}`)
          .join('; ')}`,
      );
    });
  const times = measured.map(({ setUp, turns }) => {
    const [p95, p99] = slowOf(turns.flatMap(({ took }) => took));
    return `${WORDS[setUp.name]}: 95th ${p95.toFixed(0)}, 99th ${p99.toFixed(0)} ms`;
  });
  const codes = measured.map(
    ({ setUp, turns }) => `${WORDS[setUp.name]}: ${spread(turns.flatMap((turn) => turn.codes))} ms`,
  );
  const slowest = Math.max(...measured.flatMap(({ turns }) => turns.flatMap((turn) => turn.codes))) / 1000;
  const errors = measured.flatMap(({ turns }) => turns.flatMap((turn) => turn.errors));
  const astray = measured.flatMap(({ turns }) => turns).filter(({ came }) => came !== wanted.mails);
  return [
    ...ratios('mixed load', 'requests a second', ({ mixed }) => mixed),
    ...ratios('a topic for who is signed in', 'pages a second', ({ drawn }) => drawn),
    ...ratios('a topic that is kept for visitors', 'pages a second', ({ kept }) => kept),
    ...ratios('mails', 'a second', ({ mails }) => mails),
    told(
      'an answer at ' + A_SECOND + ' requests a second, 99th percentile',
      slowOf(several.turns.flatMap(({ took }) => took))[1],
      'ms',
      times.join('; '),
    ),
    most('sign-in code, slowest', slowest, 's', MOST_S, codes.join('; ')),
    most('errors of all of it', errors.length, '', 0, errors.slice(0, 5).join('; ') || 'none'),
    most(
      'turns in which a mail was lost or left twice',
      astray.length,
      '',
      0,
      `${wanted.mails} mails each: ${measured.flatMap(({ turns }) => turns.map(({ came }) => came)).join(', ')}`,
    ),
    ...measured.map(({ setUp, turns }) => {
      const { memory, connections } = turns.at(-1)!;
      const { PostgreSQL = 0, ...processes } = memory;
      const each = Object.entries(processes).map(([name, mb]) => `${name} ${mb.toFixed(0)}`);
      const open = Object.entries(connections).map(([name, count]) => `${name} ${count}`);
      return told(
        `memory of ${WORDS[setUp.name]}`,
        Object.values(processes).reduce((sum, mb) => sum + mb, 0),
        'MB',
        `sums of PSS after the load: ${each.join(', ')} MB; PostgreSQL apart: ${PostgreSQL.toFixed(0)} MB; connections: ${open.join(', ')}`,
      );
    }),
  ];
}

const told = (row: string, value: number, unit: string, against: string): Row => ({
  area: 'processes',
  row,
  value: unit === '×' ? value : Math.round(value),
  unit,
  goal: 'told',
  pass: true,
  against,
});

const most = mostIn('processes');
