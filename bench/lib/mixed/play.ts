import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { codesArrived, codesAsked } from '../codes.ts';
import { spread } from '../row.ts';
import type { Row } from '../row.ts';
import { bundle, node } from '../scratch.ts';
import { SECRET } from '../secret.ts';
import { pssOf, startServe, stopServe } from '../serve.ts';
import { startSink } from '../sink.ts';
import type { BenchSink } from '../sink.ts';
import { atFullSpeed, atRate } from './drive.ts';
import { createRequests } from './requests.ts';
import type { MixedRequest } from './requests.ts';
import { countOf, rowsOf } from './rows.ts';
import type { Played } from './rows.ts';
import type { Who } from './who.ts';

const READERS = 1000;
const CODES = 40;
/** Before the rate is measured, pages are compiled and caches filled. */
const WARM_MS = 10_000;
const FULL_MS = 20_000;
const CONNECTIONS = 16;
const SHARE = 0.7;
const SAMPLE_MS = 1000;

/** Plays the load on a filled folder for so many minutes. */
export async function playIn(
  main: string,
  dataDir: string,
  minutes: number,
  note: (text: string) => void,
): Promise<{ people: number; rows: Row[] }> {
  const server = await startEmbedded({ dataDir });
  const sink = await startSink();
  try {
    const who = await whoIn(server.connection);
    return {
      people: who.people,
      rows: rowsOf(who.people, await play(main, dataDir, { who, sink, minutes, note })),
    };
  } finally {
    sink.stop();
    await server.stop();
  }
}

async function whoIn(connection: object): Promise<Who> {
  const script = await bundle('mixed/who.ts');
  const words = [script, JSON.stringify(connection), String(READERS)];
  const { stdout } = await promisify(execFile)(node, words, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Who;
}

async function play(
  main: string,
  dataDir: string,
  { who, sink, minutes, note }: { who: Who; sink: BenchSink; minutes: number; note: (text: string) => void },
): Promise<Played> {
  const started = await startServe(main, dataDir, {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    MAIL_FROM: 'mentoring@shelves.example',
    SECRET_KEY: SECRET,
    TRUSTED_PROXIES: '127.0.0.1/32',
  });
  try {
    // Starts with the first page, while the timetable still finds everything that became due since filling.
    const first = await codesAsked(started.port, who.addresses.slice(0, CODES), sink);
    note(`codes just after the start: ${spread(first.took)} ms, lost: ${first.lost.join(', ') || 'none'}`);
    // People who asked for a code above do not ask again.
    const draw = createRequests({ ...who, addresses: who.addresses.slice(CODES) }, sink.untried);
    const asked = new Map<string, number>();
    const next = (): MixedRequest => {
      const request = draw();
      const address = request.name === 'code to sign in' ? request.form?.['address'] : undefined;
      if (address !== undefined) asked.set(address, Date.now());
      return request;
    };
    const warm = await atFullSpeed(started.port, next, { ms: WARM_MS, connections: CONNECTIONS });
    const full = await atFullSpeed(started.port, next, { ms: FULL_MS, connections: CONNECTIONS });
    const perSecond = (SHARE * countOf(full)) / full.seconds;
    const early = warm.errors.length + full.errors.length;
    note(`${(countOf(full) / full.seconds).toFixed(0)} a second at full speed, ${early} errors so far`);
    const memory: Played['memory'] = [];
    const began = performance.now();
    const look = async (): Promise<void> => {
      const mb = await pssOf(started.child.pid!);
      memory.push({ at: (performance.now() - began) / 60_000, mb });
    };
    const timer = setInterval(() => void look(), SAMPLE_MS);
    const mixed = await atRate(started.port, next, { ms: minutes * 60_000, perSecond });
    clearInterval(timer);
    const codes = { first, amid: await codesArrived(asked, sink) };
    const found = `${SHARE * 100} % of what it could with ${CONNECTIONS} connections for ${FULL_MS / 1000} s`;
    return { minutes, found, codes, warm, full, mixed, perSecond, memory };
  } finally {
    await stopServe(started);
  }
}
