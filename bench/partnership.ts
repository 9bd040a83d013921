import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { styleSheet } from '../scripts/styleSheet.ts';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { hostileCalendarMs } from './lib/mail/hostileCalendars.ts';
import type { MeasuredAgain } from './lib/measureAgain.ts';
import type { Measured } from './lib/measurePartnerships.ts';
import { median, mostIn, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, bundle, bundleMatching, inScratch, node } from './lib/scratch.ts';

/** Current partnerships in one programme. Set fewer for a try. */
const PARTNERSHIPS = Number(process.env.PARTNERSHIPS ?? 10_000);

/** At least so many people in a running round, and how many of them wait. */
const ROUND = 764;
const WAITING = 60;

/** How many of the slowest duties are named with their times. */
const LONGEST = 12;

const most = mostIn('partnership');
const run = promisify(execFile);

/**
 * The page of a partnership, the duties of a tick when each partnership and meeting is due at once, and the matching of people who wait.
 */
export const area: Area = {
  name: 'partnership',
  onDemand: true,
  run: (note) =>
    inScratch(async (folder) => {
      const main = await builtProgram('partnership');
      const dataDir = join(folder, 'data');
      const began = performance.now();
      // A round of so few people takes seconds to simulate.
      const size = ['--people', '40', '--programmes', '1', '--comments', '0'];
      await run(node, [main, 'load', ...size], { env: { ...process.env, DATA_DIR: dataDir } });
      const server = await startEmbedded({ dataDir });
      try {
        const connection = JSON.stringify(server.connection);
        await run(node, [await bundle('fillPartnerships.ts'), connection, String(PARTNERSHIPS)]);
        const filling = (performance.now() - began) / 1000;
        note(`filled in ${filling.toFixed(0)} s`);
        const { stdout, stderr } = await run(node, [
          await bundleMatching('measurePartnerships.ts'),
          connection,
        ]);
        note(stderr.trim());
        const { partnerships, meetings, pages, bytes, duties, burst, walks } = JSON.parse(stdout) as Measured;
        const together = Object.values(duties).reduce((sum, ms) => sum + ms, 0) / 1000;
        const each = Object.entries(duties)
          .toSorted(([, one], [, other]) => other - one)
          .slice(0, LONGEST)
          .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
        const style = gzipSync(await styleSheet()).length;
        const calendars = await hostileCalendarMs();
        const walked = Object.entries(walks).map(([name, n]) => `${name} ${n}`);
        return [
          most(
            `the page of two, ${partnerships} partnerships`,
            median(pages),
            'ms',
            30,
            `${pages.length} people's, signed in, at the server: ${spread(pages, 1)} ms`,
          ),
          most(
            'bytes of the page of two with its style sheet, compressed',
            Math.max(...bytes) + style,
            'bytes',
            14 * 1024,
            `the largest of ${spread(bytes)}, and ${style} of style sheet`,
          ),
          most(
            `all duties of a tick together, each of ${partnerships} partnerships and ${meetings} meetings looked at`,
            together,
            's',
            10,
            `of ${Object.keys(duties).length} duties of all rooms the longest: ${each.join(', ')}; before that, as after weeks in which nothing ran, ${burst.mails} mails in ${(burst.ms / 1000).toFixed(1)} s, by pieces between which others get their turn`,
          ),
          most(
            'walks through a large table, of pages and duties',
            Object.values(walks).reduce((sum, n) => sum + n, 0),
            '',
            0,
            `sequential scans meanwhile, as the database counts them: ${walked.join(', ') || 'none'}`,
          ),
          most(
            `longest of ${calendars.length} mails with hostile calendars`,
            Math.max(...calendars),
            'ms',
            100,
            `work of all threads for mails of up to 5 MB (larger ones stand with the hostile mails), the worst of five times each: ${spread(calendars, 1)} ms`,
          ),
          most(
            `filling ${partnerships} partnerships`,
            filling,
            's',
            60,
            'one small programme played, and copied by a statement for each table',
          ),
          await matchedAgain(main, folder, note),
        ];
      } finally {
        await server.stop();
      }
    }),
};

/** A round in a database of its own, in which pairs part. People who wait then are matched again. */
async function matchedAgain(main: string, folder: string, note: (text: string) => void): Promise<Row> {
  const dataDir = join(folder, 'again');
  const began = performance.now();
  // People come from two dozen countries, so that copies have somebody to be matched with.
  const size = ['--people', '95', '--programmes', '1', '--comments', '0'];
  await run(node, [main, 'load', ...size], { env: { ...process.env, DATA_DIR: dataDir } });
  const script = await bundleMatching('measureAgain.ts');
  const server = await startEmbedded({ dataDir });
  try {
    const connection = JSON.stringify(server.connection);
    await run(node, [await bundle('fillPartnerships.ts'), connection, String(ROUND / 2)]);
    note(`filled a round in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    const { stdout } = await run(node, [script, connection, String(WAITING)]);
    const { people, waiting, introduced, told, mails, times } = JSON.parse(stdout) as MeasuredAgain;
    return most(
      `${waiting} who wait among ${people} matched again`,
      median(times) / 1000,
      's',
      1,
      `${introduced} partnerships made, ${told} told why they wait on, ${mails} mails, in a new thread and by the verb of the timetable, ${times.length} times from the same state: ${spread(times)} ms`,
    );
  } finally {
    await server.stop();
  }
}
