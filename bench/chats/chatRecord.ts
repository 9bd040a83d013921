import { get } from 'node:http';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { styleSheet } from '../../scripts/styleSheet.ts';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { createPool } from '../../src/db/pool.ts';
import { chatWords } from '../lib/chats/chatWords.ts';
import { startPageServer } from '../lib/pages/pageServer.ts';
import { fillRecord } from '../lib/chats/record.ts';
import { median, spread } from '../lib/row.ts';
import type { Area, Row } from '../lib/row.ts';
import { bundle, inScratch } from '../lib/scratch.ts';
import { fillTopic } from '../lib/topic.ts';

const MESSAGES = 2000;
const TIMES = 25;
const PAGE = '/p/bench/chats/record';
const KB = 1024;

/** The record of a live chat with 2,000 messages: the size of its pages as a browser gets them by https, and the time each takes. */
export const area: Area = { name: 'chats', run: measure };

/** Its pages, each with the most bytes and milliseconds it may take. */
const PAGES: { row: string; query: string; bytes: number; ms: number; withStyles?: true; isWhole?: true }[] =
  [
    { row: 'first view, with its style sheet', query: '', bytes: 14 * KB, ms: 60, withStyles: true },
    { row: 'a page of one question', query: '?question=3', bytes: 20 * KB, ms: 60 },
    { row: 'everything on one page', query: '?page=all', bytes: 60 * KB, ms: 400, isWhole: true },
  ];

async function measure(note: (text: string) => void): Promise<Row[]> {
  const script = await bundle('pages/recordServer.ts');
  const styles = gzipSync(await styleSheet()).length;
  return inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    try {
      await fillTopic(server.connection, 1);
      const pool = createPool(server.connection);
      const words = (await fillRecord(pool, MESSAGES)).join('\n');
      await pool.end();
      const { child, line } = await startPageServer(script, [JSON.stringify(server.connection)]);
      try {
        const { ours } = JSON.parse(line) as { ours: number };
        const rows: Row[] = [];
        for (const page of PAGES) {
          const { bytes, html, took } = await asked(`http://127.0.0.1:${ours}${PAGE}${page.query}`);
          const weight = bytes + (page.withStyles ? styles : 0);
          note(`${page.row}: ${weight} bytes, ${median(took).toFixed(1)} ms`);
          const more = page.isWhole ? `; ${inWords(html, words)}` : '';
          rows.push(...rowsOf(page, { weight, took, html, more }));
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

/** Asks as a browser does by https; gives the bytes of the body as they came. */
async function asked(address: string): Promise<{ bytes: number; html: string; took: number[] }> {
  const took: number[] = [];
  let [bytes, html] = [0, ''];
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    const { body, coding } = await fetched(address);
    took.push(performance.now() - began);
    bytes = body.length;
    html = (coding === 'br' ? brotliDecompressSync(body) : gunzipSync(body)).toString();
  }
  return { bytes, html, took: took.slice(5) };
}

function fetched(address: string): Promise<{ body: Buffer; coding: string | undefined }> {
  return new Promise((done, fail) => {
    get(address, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`${address} answered ${answer.statusCode}`));
      const pieces: Buffer[] = [];
      answer
        .on('data', (piece: Buffer) => pieces.push(piece))
        .on('end', () => done({ body: Buffer.concat(pieces), coding: answer.headers['content-encoding'] }));
    }).once('error', fail);
  });
}

const kB = (bytes: number): string => (bytes / KB).toFixed(1);

/** Says how much of a page is words, and how large the page is for a browser that takes no Brotli. */
function inWords(html: string, words: string): string {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 7 };
  const each = (words.length / MESSAGES).toFixed(0);
  const alone = `their words alone ${kB(brotliCompressSync(words, { params }).length)} kB (${each} characters each, a sentence or two of ${chatWords.length} different ones in four languages)`;
  return `${alone}; by gzip ${kB(gzipSync(html).length)} kB, words alone ${kB(gzipSync(words).length)}`;
}

function rowsOf(
  { row, bytes, ms }: (typeof PAGES)[number],
  { weight, took, html, more }: { weight: number; took: number[]; html: string; more: string },
): Row[] {
  const shown = html.match(/\/messages\/\d+"><bdi/g)?.length ?? 0;
  const each = `${shown} of ${MESSAGES} messages, ${weight} bytes of ${Buffer.byteLength(html)}${more}`;
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
