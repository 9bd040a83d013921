import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import type { AllDue } from './lib/allDue/make.ts';
import { codesAsked } from './lib/codes.ts';
import { filled, PEOPLE } from './lib/filled.ts';
import { spread } from './lib/row.ts';
import type { Area } from './lib/row.ts';
import { builtProgram, bundleMatching, node } from './lib/scratch.ts';
import { SECRET } from './lib/secret.ts';
import { startServe, stopServe } from './lib/serve.ts';
import { startSink } from './lib/sink.ts';

const CODES = 120;
const MOST_S = 1;
/** The most milliseconds that one turn of a duty may take. */
const MOST_MS = 500;

/** Sign-in codes while every duty of the timetable has something to do at once, except duties that would call other people's servers. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('due');
    return filled(main, PEOPLE, note, async (dataDir) => {
      const server = await startEmbedded({ dataDir });
      const sink = await startSink();
      try {
        const script = await bundleMatching('allDue/make.ts');
        const words = [script, JSON.stringify(server.connection), String(CODES)];
        const { stdout, stderr } = await promisify(execFile)(node, words, { maxBuffer: 64 * 1024 * 1024 });
        note(stderr.trim());
        const { people, duties, idle, turns, addresses } = JSON.parse(stdout) as AllDue;
        const started = await startServe(main, dataDir, {
          SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
          MAIL_FROM: 'mentoring@shelves.example',
          SECRET_KEY: SECRET,
          TRUSTED_PROXIES: '127.0.0.1/32',
        });
        const { took, lost } = await codesAsked(started.port, addresses, sink);
        const mails = sink.count();
        await stopServe(started);
        const longest = (lost.length > 0 ? Number.POSITIVE_INFINITY : Math.max(...took)) / 1000;
        const slow = turns.toSorted((a, b) => b.ms - a.ms);
        const told = (isApart: boolean): string[] =>
          slow
            .filter(({ apart }) => apart === isApart)
            .slice(0, 5)
            .map(({ duty, ms }) => `${duty} ${ms.toFixed(0)} ms`);
        const pieces = turns
          .toSorted((a, b) => b.piece - a.piece)
          .slice(0, 5)
          .map(({ duty, piece }) => `${duty} ${piece.toFixed(0)} ms`);
        const inTurn = slow.find(({ apart }) => !apart)!.ms;
        return [
          {
            area: 'steady',
            row: `sign-in code while every duty has work, ${people} people`,
            value: longest,
            unit: 's',
            goal: `≤ ${MOST_S}`,
            pass: longest <= MOST_S,
            against: `longest of ${took.length + lost.length}, one after the other from the first page on, from the form to the mail server: ${spread(took)} ms of the ${took.length} that came; ${mails} other mails left meanwhile`,
          },
          {
            area: 'steady',
            row: `the slowest turn of a duty while every duty has work, ${people} people`,
            value: Math.round(inTurn),
            unit: 'ms',
            goal: `≤ ${MOST_MS}`,
            pass: inTurn <= MOST_MS,
            against: `one turn of each of ${duties}: ${told(false).join(', ')}; with turns of their own, for which no other waits: ${told(true).join(', ')}; the longest pieces: ${pieces.join(', ')}`,
          },
          {
            area: 'steady',
            row: 'duties that had none',
            value: idle.length,
            unit: '',
            goal: '≤ 0',
            pass: idle.length === 0,
            against: `of ${duties}, each tried alone and taken back before: ${idle.join(', ') || 'all had'}`,
          },
        ];
      } finally {
        sink.stop();
        await server.stop();
      }
    });
  },
};
