import { spawn } from 'node:child_process';
import { startEmbedded } from '../src/db/embedded/start.ts';
import type { Step } from './lib/bigRound/beside.ts';
import type { Played } from './lib/bigRound/play.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, bundle, inScratch, node, run } from './lib/scratch.ts';

/** More people than PostgreSQL takes parameters in one statement. Set fewer for a try. */
const PEOPLE = Number(process.env.PEOPLE ?? 70_000);
/** People who are simulated; the others are copies of them. */
const PLAYED = Math.min(250, PEOPLE);
const FORGET_SECONDS = 30;
/** Seconds that a volunteer, or the timetable, may wait for a step; `MOST_WAIT_MS`: milliseconds that everybody else may wait meanwhile. */
const MOST_SECONDS: Record<string, number> = {
  'result kept': 30,
  previewed: 5,
  published: 60,
  'told of the end': 60,
  ended: 60,
  'data purged': 60,
};
const MOST_WAIT_MS = 1000;
/** The most milliseconds that one turn of a timetable duty may take. */
const MOST_TURN_MS = 500;
const MOST_MB = 1500;

/** One round of very many people, from its proposals until all its data is purged. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: (note) =>
    inScratch(async (dataDir) => {
      const main = await builtProgram('big-round');
      note(`playing a round of ${PLAYED} people until it is matched`);
      const demo = ['demo', '--phase', 'matching', '--people', String(PLAYED), '--countries', '76'];
      await run([main, ...demo], { DATA_DIR: dataDir });
      return rowsOf(await play(dataDir));
    }),
};

async function play(dataDir: string): Promise<Played> {
  const script = await bundle('bigRound/play.ts');
  const server = await startEmbedded({ dataDir });
  try {
    const input = { connection: server.connection, wanted: PEOPLE, forgetSeconds: FORGET_SECONDS };
    const child = spawn(node, [script, JSON.stringify(input)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
    const code = await new Promise((done) => child.once('close', done));
    if (code !== 0) throw new Error(`the round ended with ${String(code)}`);
    return JSON.parse(said.join('')) as Played;
  } finally {
    await server.stop();
  }
}

function rowsOf({ people, steps, turns, broken, mails, left, forgotten }: Played): Row[] {
  const { people: still, ...data } = left;
  const idle = steps[0]!;
  const told = Object.entries(data).map(([name, n]) => `${name} ${n}`);
  return [
    ...steps.slice(1).flatMap((step) => stepRows(step, people, idle)),
    ...Object.entries(turns).map(([name, { longest, count }]) =>
      row(
        `${name}: the slowest turn of a duty`,
        longest[0]!.ms,
        'ms',
        MOST_TURN_MS,
        `of ${count} turns of all duties: ${longest.map(({ duty, ms }) => `${duty} ${ms.toFixed(0)} ms`).join(', ')}`,
      ),
    ),
    count('rules broken in it', broken, 'counted by SQL that uses nothing of the matcher'),
    count(
      'mails too many or too few in the outbox',
      Math.abs(mails.found - mails.wanted),
      `${mails.found} of ${mails.wanted}: introductions and who waits, farewells and who had no partner`,
    ),
    count(
      'rows left of its data after the purge',
      Object.values(data).reduce((sum, n) => sum + n, 0),
      told.join(', '),
    ),
    row(
      'people forgotten afterwards, a second',
      forgotten.people / forgotten.seconds,
      'people',
      10,
      `${forgotten.people} of ${forgotten.ofAll} in ${forgotten.seconds.toFixed(0)} s; ${still} to go`,
      true,
    ),
  ];
}

function stepRows({ name, seconds, mb, blockMs, slowest, asked }: Step, people: number, idle: Step): Row[] {
  const of = `of a round of ${people}`;
  const beside = Object.entries(slowest).map(([who, ms]) => `${who} ${ms.toFixed(0)} ms`);
  const most = MOST_SECONDS[name];
  return [
    ...(most === undefined ? [] : [row(`${name}, ${of}`, seconds, 's', most, beside.join(', '))]),
    row(
      `${name}: a page and a code beside it`,
      Math.max(...Object.values(slowest)),
      'ms',
      MOST_WAIT_MS,
      `the slowest of ${asked}: ${beside.join(', ')}; alone ${Math.max(...Object.values(idle.slowest)).toFixed(0)} ms`,
    ),
    row(
      `${name}: longest block of the event loop`,
      blockMs,
      'ms',
      MOST_WAIT_MS,
      `within ${seconds.toFixed(1)} s`,
    ),
    row(`${name}: memory of the process`, mb, 'MB', MOST_MB, `${idle.mb.toFixed(0)} MB before`),
  ];
}

const count = (name: string, value: number, against: string): Row => row(name, value, '', 0, against);

const row = (
  name: string,
  value: number,
  unit: string,
  goal: number,
  against: string,
  isLeast = false,
): Row => ({
  area: 'steady',
  row: name,
  value: unit === 'ms' || unit === 'MB' ? Math.round(value) : value,
  unit,
  goal: `${isLeast ? '≥' : '≤'} ${goal}`,
  pass: isLeast ? value >= goal : value <= goal,
  against,
});
