import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Kysely, PostgresDialect } from 'kysely';
import type { CompiledQuery } from 'kysely';
import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { createContext } from '../../src/context.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import type { Schema } from '../../src/db/schema.ts';
import { pick } from '../../src/lib/texts.ts';
import { publishedTopic } from '../../src/rooms/topics/index.ts';
import { createSecrets } from '../../src/secrets.ts';
import { createApp } from '../../src/web/app.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { createBodies } from '../../src/web/bodies.ts';
import { createOutbound } from '../../src/lib/outbound/outbound.ts';
import { createLimits } from '../../src/web/limits.ts';
import { siteGet } from '../../src/web/route.ts';
import { TopicPage } from '../../src/web/topics/page.tsx';

// One process with two servers on one pool: a topic's page as Antipode makes it, and the same bytes from node:http, the same
// SQL as a named statement, and string building. Prints both ports once the bodies have been found equal.

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const loaded = loadConfig({});
if (!loaded.ok) throw new Error('the defaults are refused');
const { config } = loaded;

const route = siteGet('/topic', 'everyone', async (visit) => {
  const { topic, dueAt } = (await publishedTopic(visit.ctx, 1, 'bench'))!;
  return visit.page({
    title: pick(topic.title, visit.view.lang, topic.source_locale),
    description: pick(topic.summary, visit.view.lang, topic.source_locale),
    body: (
      <TopicPage
        topic={topic}
        day={dueAt}
        guests={[]}
        picture=""
        own="/topic"
        terms={[]}
        glossary=""
        original={false}
        comments={null}
      />
    ),
  });
});

const ours = await open(listenerOn(createDb(pool)));
const queries: CompiledQuery[] = [];
const watched = await open(
  listenerOn(
    new Kysely<Schema>({
      dialect: new PostgresDialect({ pool }),
      log: (event) => void queries.push(event.query as CompiledQuery),
    }),
  ),
);
await fetch(`http://127.0.0.1:${watched}/topic`);
const asked = queries.filter((query) => !query.sql.includes('programme_host'));
if (asked.length !== 1) throw new Error(`the page asks ${asked.length} queries, not one`);
const { sql: statement, parameters } = asked[0]!;

const whole = await fetch(`http://127.0.0.1:${ours}/topic`);
const body = await whole.text();
const ownHeaders = new Set(['connection', 'date', 'keep-alive', 'content-length']);
const headers = Object.fromEntries([...whole.headers].filter(([name]) => !ownHeaders.has(name)));

type Topic = Record<'title' | 'summary' | 'essay_html', { en: string }> & {
  author: string;
  questions: { en: string }[];
};

// What stays the same of the page, cut out of it once: between these pieces stands what comes from the database.
const first = (await pool.query<Topic>(statement, [...parameters])).rows[0]!;
const pieces = cut(body, valuesOf(first));

const raw = await open((_request, response) => {
  void pool.query<Topic>({ name: 'topic', text: statement, values: [...parameters] }).then(({ rows }) => {
    const values = valuesOf(rows[0]!);
    let text = pieces[0]!;
    for (let index = 0; index < values.length; index++) text += values[index]! + pieces[index + 1]!;
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
  });
});

const baseline = await (await fetch(`http://127.0.0.1:${raw}/topic`)).text();
if (baseline !== body) throw new Error('the two bodies differ');
console.log(JSON.stringify({ ours, raw, bytes: Buffer.byteLength(body) }));

/** In the order in which the page shows them. */
function valuesOf({ title, summary, author, essay_html, questions }: Topic): string[] {
  const [name, lead] = [escape(title.en), escape(summary.en)];
  return [name, lead, name, lead, escape(author), essay_html.en, ...questions.map(({ en }) => escape(en))];
}

function escape(text: string): string {
  if (!/["&<]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function cut(text: string, values: readonly string[]): string[] {
  const found: string[] = [];
  let from = 0;
  for (const value of values) {
    const at = text.indexOf(value, from);
    if (at < 0) throw new Error(`the page does not show ${value.slice(0, 40)}`);
    found.push(text.slice(from, at));
    from = at + value.length;
  }
  return [...found, text.slice(from)];
}

const exampleMail = (): Promise<null> => Promise.resolve(null);

function listenerOn(db: Kysely<Schema>): RequestListener {
  const ctx = createContext({
    config,
    db,
    secrets: createSecrets('only for measuring, never for anything else'),
    jobs: { enqueue: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    clock: { now: () => new Date('2027-01-15T12:00:00Z') },
  });
  const app = createApp(
    {
      ctx,
      config,
      limits: createLimits(),
      assets: loadAssets('/nowhere'),
      bodies: createBodies(),
      exampleMail,
      outbound: createOutbound(),
    },
    [route],
  );
  const listener = getRequestListener((request, bindings) => app.fetch(request, bindings));
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

function open(listener: RequestListener): Promise<number> {
  return new Promise((done) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => {
      done((server.address() as { port: number }).port);
    });
  });
}
