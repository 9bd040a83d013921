import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { createContext } from '../../src/context.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import { createSecrets } from '../../src/secrets.ts';
import { pick } from '../../src/lib/texts.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { Heading } from '../../src/ui/index.ts';
import { createApp } from '../../src/web/app.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { createLimits } from '../../src/web/limits.ts';
import { siteGet } from '../../src/web/route.ts';

// One process with two servers on one pool: the page as Antipode makes it, and the same bytes from node:http, a named
// statement and string building. Prints both ports once the bodies have been found equal.

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const loaded = loadConfig({});
if (!loaded.ok) throw new Error('the defaults are refused');
const ctx = createContext({
  config: loaded.config,
  db: createDb(pool),
  secrets: createSecrets('only for measuring, never for anything else'),
  jobs: { enqueue: () => Promise.resolve() },
  log: pino({ level: 'silent' }),
  clock: { now: () => new Date('2027-01-15T12:00:00Z') },
});

const topics = (db: Ctx['db']) =>
  db
    .selectFrom('topic')
    .select(['id', 'slug', 'title', 'summary', 'source_locale'])
    .where('programme_id', '=', 1)
    .orderBy('id', 'desc')
    .limit(40);

const route = siteGet('/page', 'everyone', async (visit) => {
  const rows = await topics(visit.ctx.db).execute();
  return visit.page({
    title: 'Topics',
    body: (
      <>
        <Heading>Topics</Heading>
        {rows.map((row) => (
          <article key={row.id}>
            <h2>
              <a href={`/topics/${row.slug}`}>{pick(row.title, 'en', row.source_locale)}</a>
            </h2>
            <p>{pick(row.summary, 'en', row.source_locale)}</p>
          </article>
        ))}
      </>
    ),
  });
});
const app = createApp(
  { ctx, config: loaded.config, limits: createLimits(), assets: loadAssets('/nowhere') },
  [route],
);
const ours = await open(getRequestListener((request, bindings) => app.fetch(request, bindings)));

const whole = await fetch(`http://127.0.0.1:${ours}/page`);
const body = await whole.text();
const before = body.slice(0, body.indexOf('<article>'));
const after = body.slice(body.lastIndexOf('</article>') + '</article>'.length);
const headers = Object.fromEntries(
  [...whole.headers].filter(
    ([name]) => !['connection', 'date', 'keep-alive', 'content-length'].includes(name),
  ),
);
const statement = topics(ctx.db).compile();

type Row = { slug: string; title: Record<string, string>; summary: Record<string, string> };
const escape = (text: string): string =>
  /["&<]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;') : text;

const raw = await open(async (_request, response) => {
  const { rows } = await pool.query<Row>({
    name: 'page',
    text: statement.sql,
    values: [...statement.parameters],
  });
  let text = before;
  for (const { slug, title, summary } of rows) {
    text += `<article><h2><a href="/topics/${escape(slug)}">${escape(title['en']!)}</a></h2><p>${escape(summary['en']!)}</p></article>`;
  }
  text += after;
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
});

const baseline = await (await fetch(`http://127.0.0.1:${raw}/page`)).text();
if (baseline !== body) throw new Error('the two bodies differ');
console.log(JSON.stringify({ ours, raw, bytes: Buffer.byteLength(body) }));

function open(listener: Parameters<typeof createServer>[1]): Promise<number> {
  return new Promise((done) => {
    const server = createServer(listener as () => void).listen(0, '127.0.0.1', () => {
      done((server.address() as { port: number }).port);
    });
  });
}
