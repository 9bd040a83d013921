import { createDb, createPool } from '../../../src/db/pool.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { browse } from '../../../test/browse.ts';
import { testContext } from '../../../test/context.ts';
import { median } from '../row.ts';
import { askedPool } from './asked.ts';
import { fillDesk } from './fill.ts';

// A process of its own, on an empty database that its argument names: fills it with so many applications, reads the list of applications by every filter,
// order and page, and the one search, and prints as JSON how many milliseconds the database took for each page, and what it read from end to end.

const [connection, people] = process.argv.slice(2);
const where = JSON.parse(connection!) as Parameters<typeof askedPool>[0];
const filling = createDb(createPool(where));
await migrate(filling);
const began = Date.now();
const { cast } = await fillDesk(testContext(filling), Number(people));
const filledIn = Date.now() - began;
await filling.destroy();

const { pool, take } = askedPool(where);
const db = createDb(pool);
const tomas = browse(testContext(db), cast, 'tomas');

const LIST = '/workbench/applications';
const FILTERS = [
  '',
  'state=confirmed',
  'state=draft',
  'state=invited',
  'state=withdrawn',
  'country=US',
  'country=NO',
  'tag=second+try',
  'search=ida',
  'search=person.777',
  'state=confirmed&country=IN&search=a',
];
const SORTS = [
  '',
  'sort=-since',
  'sort=name',
  'sort=-name',
  'sort=country',
  'sort=-country',
  'sort=state',
  'sort=-state',
];
const SEARCHES = ['ida', 'noor', 'person.777', 'zzz nobody', 'a'];

/** A list's next pages, by the links at its foot. */
const onward = (html: string): string | undefined =>
  /<a rel="next" href="[^"?]*\?([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

const pages: Record<string, { ms: number; walked: string[] }> = {};
async function look(name: string, path: string): Promise<string> {
  let text = '';
  const all: number[] = [];
  let walked: string[] = [];
  for (let time = 0; time < 4; time++) {
    take();
    const answer = await tomas.get(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    text = answer.text;
    const asked = take();
    // The first time the plans are made.
    if (time > 0) all.push(asked.ms);
    walked = asked.walked;
  }
  pages[name] = { ms: median(all), walked: [...new Set(walked)] };
  return text;
}

await tomas.get('/?lang=en');
for (const filter of FILTERS)
  for (const sort of SORTS) {
    const query = [filter, sort].filter(Boolean).join('&');
    const text = await look(`list ${query || 'as it opens'}`, `${LIST}?${query}`);
    const next = onward(text);
    if (next) await look(`list ${query || 'as it opens'}, second page`, `${LIST}?${next}`);
    const [, record] = new RegExp(`${LIST}/(\\d+)\\?`).exec(text) ?? [];
    if (record) await look(`record of ${query || 'the list'}`, `${LIST}/${record}?round=1&${query}`);
  }
for (const words of SEARCHES)
  await look(`search ${words}`, `/workbench/search?q=${encodeURIComponent(words)}`);
await db.destroy();
console.log(JSON.stringify({ filledIn, pages }));
