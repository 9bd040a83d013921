import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { createPool } from '../../src/db/pool.ts';
import { startPageServer } from '../lib/pages/pageServer.ts';
import { fillRecord } from '../lib/record.ts';
import { median, spread } from '../lib/row.ts';
import type { Area, Row } from '../lib/row.ts';
import { bundle, inScratch, root } from '../lib/scratch.ts';
import { fillTopic } from '../lib/topic.ts';

const MESSAGES = 2000;
const TIMES = 25;
const PAGE = '/p/bench/chats/record';
const KB = 1024;

/** The record of a live chat with 2,000 messages: how heavy its pages are on the way, and how long each takes. */
export const area: Area = { name: 'chats', run: measure };

/** Its pages, with the most bytes and milliseconds of each. */
const PAGES = [
  { row: 'first view, with its style sheet', query: '', bytes: 14 * KB, ms: 60, withStyles: true },
  { row: 'a page of one question', query: '?question=3', bytes: 20 * KB, ms: 60, withStyles: false },
  { row: 'everything on one page', query: '?page=all', bytes: 60 * KB, ms: 400, withStyles: false },
];

async function measure(note: (text: string) => void): Promise<Row[]> {
  const script = await bundle('pages/recordServer.ts');
  const styles = gzipSync(await styleSheet()).length;
  return inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    try {
      await fillTopic(server.connection, 1);
      const pool = createPool(server.connection);
      await fillRecord(pool, MESSAGES);
      await pool.end();
      const { child, line } = await startPageServer(script, [JSON.stringify(server.connection)]);
      try {
        const { ours } = JSON.parse(line) as { ours: number };
        const rows: Row[] = [];
        for (const page of PAGES) {
          const { html, took } = await asked(`http://127.0.0.1:${ours}${PAGE}${page.query}`);
          const weight = gzipSync(html).length + (page.withStyles ? styles : 0);
          note(`${page.row}: ${weight} bytes, ${median(took).toFixed(1)} ms`);
          rows.push(...rowsOf(page, { weight, took, html }));
        }
        return rows;
      } finally {
        child.kill();
      }
    } finally {
      await server.stop();
    }
  });
}

async function asked(address: string): Promise<{ html: string; took: number[] }> {
  const took: number[] = [];
  let html = '';
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    const answer = await fetch(address);
    html = await answer.text();
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    took.push(performance.now() - began);
  }
  return { html, took: took.slice(5) };
}

function rowsOf(
  { row, bytes, ms }: (typeof PAGES)[number],
  { weight, took, html }: { weight: number; took: number[]; html: string },
): Row[] {
  const shown = html.match(/<li id="m\d+"/g)?.length ?? 0;
  const each = `${shown} of ${MESSAGES} messages, gzip: ${weight} bytes of ${Buffer.byteLength(html)}`;
  const most = bytes;
  return [
    {
      area: 'chats',
      row: `record: ${row}, compressed`,
      value: weight / KB,
      unit: 'kB',
      goal: `≤ ${most / KB}`,
      pass: weight <= most,
      against: each,
    },
    {
      area: 'chats',
      row: `record: ${row}, drawn anew`,
      value: median(took),
      unit: 'ms',
      goal: `≤ ${ms}`,
      pass: median(took) <= ms,
      against: `${spread(took)} ms of one reader after another, each from the database`,
    },
  ];
}

async function styleSheet(): Promise<string> {
  const made = await build({
    absWorkingDir: root,
    entryPoints: ['src/ui/styles/main.css'],
    bundle: true,
    minify: true,
    write: false,
  });
  return made.outputFiles[0]!.text;
}
