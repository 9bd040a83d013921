import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { filled } from './lib/filled.ts';
import type { Measured } from './lib/measurePartnerships.ts';
import { median, spread } from './lib/row.ts';
import type { Area } from './lib/row.ts';
import { builtProgram, bundle, node } from './lib/scratch.ts';

/** People of an installation with 10,000 partnerships that go on. */
const PEOPLE = Number(process.env.PEOPLE ?? 24_000);
const MOST_MS = 30;
const MOST_S = 10;

/** The page of two, and the duties that look after partnerships when each of them is due at once. */
export const area: Area = {
  name: 'partnership',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('partnership');
    return filled(main, PEOPLE, note, async (dataDir) => {
      const server = await startEmbedded({ dataDir });
      try {
        const script = await bundle('measurePartnerships.ts');
        const { stdout, stderr } = await promisify(execFile)(node, [
          script,
          JSON.stringify(server.connection),
        ]);
        note(stderr.trim());
        const { partnerships, pages, duties, burst, walks } = JSON.parse(stdout) as Measured;
        const together = Object.values(duties).reduce((sum, ms) => sum + ms, 0) / 1000;
        const each = Object.entries(duties).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
        return [
          {
            area: 'partnership',
            row: `the page of two, ${partnerships} partnerships`,
            value: median(pages),
            unit: 'ms',
            goal: `≤ ${MOST_MS}`,
            pass: median(pages) <= MOST_MS,
            against: `${pages.length} people's, signed in, at the server: ${spread(pages, 1)} ms`,
          },
          {
            area: 'partnership',
            row: `all duties of partnerships together, each of ${partnerships} looked at`,
            value: together,
            unit: 's',
            goal: `≤ ${MOST_S}`,
            pass: together <= MOST_S,
            against: `${each.join(', ')}; before that, as after weeks in which nothing ran, ${burst.mails} mails in ${(burst.ms / 1000).toFixed(1)} s, by pieces between which others get their turn`,
          },
          {
            area: 'partnership',
            row: 'walks through letters, reports or reminders',
            value: walks,
            unit: '',
            goal: '≤ 0',
            pass: walks === 0,
            against: 'sequential scans of these tables meanwhile, as the database counts them',
          },
        ];
      } finally {
        await server.stop();
      }
    });
  },
};
