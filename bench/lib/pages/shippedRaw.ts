import type { RequestListener } from 'node:http';
import { createPool } from '../../../src/db/pool.ts';
import './noChance.ts';
import { ctxAt, headersOf, listenerOn, open, watched } from './app.ts';
import { placesIn } from './places.ts';
import type { ReadPage } from './places.ts';
import { readAnyWay } from './readAnyWay.ts';
import { templateOf } from './template.ts';
import type { QueryRows } from './template.ts';

// The same bytes as the shipped pages, from node:http: each request takes one connection of an equally large pool, runs the same SQL as
// named statements one after the other, and builds strings. It knows its reader, looks at no header, and writes only texts that the rows
// hold. Its pieces already contain days, numbers and everything that depends on them. Prints the addresses of its pages.

export interface RawPage extends ReadPage {
  bytes: number;
  queries: number;
  /** The number of texts from the database in the page. */
  texts: number;
}

export interface Raw {
  port: number;
  pages: RawPage[];
}

const [given, now] = process.argv.slice(2);
const connection = JSON.parse(given!) as { host: string };
const pool = createPool(connection);
const seen = watched(pool);
const ctx = ctxAt(seen.db, new Date(now!));
const watcher = await open(listenerOn(ctx));
/** Listeners by path and session. */
const plain = new Map<string, RequestListener>();
const port = await open((request, response) =>
  plain.get(`${request.url} ${request.headers.cookie ?? ''}`)!(request, response),
);
const names = new Map<string, string>();
const pages: RawPage[] = [];
for (const place of await placesIn(ctx)) pages.push({ ...place, ...(await plainly(place)) });
console.log(JSON.stringify({ port, pages } satisfies Raw));

async function plainly({ path, session }: ReadPage): Promise<Omit<RawPage, keyof ReadPage>> {
  const cookie = session === undefined ? '' : `session=${session}`;
  const get = (): Promise<Response> =>
    fetch(`http://127.0.0.1:${watcher}${path}`, {
      // Uncompressed, as the load asks for the page.
      headers: { 'accept-encoding': 'identity', ...(cookie ? { cookie } : {}) },
    });
  await (await get()).text();
  seen.asked.length = 0;
  const whole = await get();
  const body = await whole.text();
  const statements = seen.asked.map(({ sql: text, parameters }) => ({
    name: nameOf(text),
    text,
    values: [...parameters],
  }));
  const ask = async (): Promise<QueryRows> => {
    const client = await pool.connect();
    try {
      const all: QueryRows = [];
      for (const statement of statements) all.push((await client.query(statement)).rows as QueryRows[number]);
      return all;
    } finally {
      client.release();
    }
  };
  const { fill, texts } = templateOf(body, await ask());
  await readAnyWay(connection, statements, (all) => fill(all) === body);
  const headers = headersOf(whole);
  plain.set(`${path} ${cookie}`, (_request, response) => {
    void ask().then((all) => {
      const text = fill(all);
      response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
    });
  });
  return { bytes: Buffer.byteLength(body), queries: statements.length, texts };
}

/** Two pages with the same statement share its name. */
function nameOf(text: string): string {
  const known = names.get(text) ?? `raw ${names.size}`;
  names.set(text, known);
  return known;
}
