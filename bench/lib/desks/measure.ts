import { createDb, createPool } from '../../../src/db/pool.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { BROUGHT } from '../../../src/web/brought.ts';
import { browse } from '../../../test/browse.ts';
import { testContext } from '../../../test/context.ts';
import { median } from '../row.ts';
import { askedPool } from './asked.ts';
import { fillAround } from './fillAround.ts';
import { fillDesk } from './fill.ts';
import { opensWith, pathOf } from './opensWith.ts';
import { rowsShown } from './shown.ts';
import type { Looked } from './growth.ts';
import { onward, wishesOf } from '../../../test/plans/wishes.ts';

// A process of its own, on an empty database that its argument names: fills it with so many applications and what stands around them, reads every list of the
// workbench by every filter, order and page, the records beside them, and the one search, and prints as JSON how many milliseconds the database took for each page,
// how many rows it shows, and what was read from end to end.

const [connection, people] = process.argv.slice(2);
const where = JSON.parse(connection!) as Parameters<typeof askedPool>[0];
const filling = createDb(createPool(where));
await migrate(filling);
const began = Date.now();
const filled = await fillDesk(testContext(filling), Number(people));
await fillAround(testContext(filling), filled);
const filledIn = Date.now() - began;
await filling.destroy();

const { pool, take } = askedPool(where);
const db = createDb(pool);
const tomas = browse(testContext(db), filled.cast, 'tomas');

/** Words that somebody types into a search: a name, an address, nobody, a letter that begins many names. */
const SEARCHES = ['ida', 'person.777', 'zzz nobody', 'a'];
/** A page that takes longer than this is asked more often, since the machine may have been busy. */
const LOOKED_AGAIN_MS = 6;
const TIMES = 5;
const AS_IT_OPENS = 'as it opens';
const pages: Record<string, Looked> = {};

async function look(name: string, path: string, plain = name): Promise<string> {
  const ask = async () => {
    take();
    const { status, text } = await tomas.get(path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return { text, ...take() };
  };
  // The first time the plans are made.
  await ask();
  const all = [await ask()];
  while (all[0]!.ms > LOOKED_AGAIN_MS && all.length < TIMES) all.push(await ask());
  const { text, walked } = all.at(-1)!;
  pages[name] = {
    ms: median(all.map(({ ms }) => ms)),
    rows: rowsShown(text),
    plain,
    walked: [...new Set(walked)],
  };
  return text;
}

await tomas.get('/?lang=en');
for (const [list, door] of BROUGHT.lists)
  for (const opens of opensWith(list)) {
    const path = pathOf(door.path, opens);
    const called = opens === opensWith(list)[0] ? list : `${list} of ${opens}`;
    const { filters, sorts } = wishesOf((await tomas.get(`${path}?${opens}`)).text, path, SEARCHES);
    for (const filter of filters)
      for (const sort of sorts) {
        const query = [opens, filter, sort && `sort=${sort}`].filter(Boolean).join('&');
        const name = `${called} ${[filter, sort && `sort=${sort}`].filter(Boolean).join('&') || AS_IT_OPENS}`;
        const plain = `${called} ${sort ? `sort=${sort}` : AS_IT_OPENS}`;
        const text = await look(name, `${path}?${query}`, plain);
        // Of each filter and of each order the pages that follow, too.
        if (filter && sort) continue;
        const next = onward(text);
        if (next) await look(`${name}, second page`, `${path}?${next}`, plain);
        const [, record] = new RegExp(`href="[^"]*(${path}/\\d+\\?[^"]*)"`).exec(text) ?? [];
        if (record)
          await look(
            `record of ${name}`,
            record.replaceAll('&amp;', '&'),
            `record of ${called} ${AS_IT_OPENS}`,
          );
      }
  }
for (const words of [...SEARCHES, 'noor'])
  await look(`search ${words}`, `/workbench/search?q=${encodeURIComponent(words)}`);
await look('today', '/workbench');
await db.destroy();
console.log(JSON.stringify({ filledIn, pages }));
