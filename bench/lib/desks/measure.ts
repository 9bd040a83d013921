import { BROUGHT } from '../../../src/web/brought.ts';
import { onward, wishesOf } from '../../../test/plans/wishes.ts';
import { median } from '../row.ts';
import { filledDesk } from './filledDesk.ts';
import type { FilledDesk } from './filledDesk.ts';
import { TELLS_MS } from './growth.ts';
import type { Looked } from './growth.ts';
import { opensWith, pathOf } from './opensWith.ts';
import { rowsShown } from './shown.ts';

// A process of its own, on the server that its first argument names. Fills one database with few applications and one with many, and the
// things around them. Reads every list of the workbench by every filter, order and page, the records beside them, and the one search, each
// page in both databases by turns. Prints as JSON the database's milliseconds for each, the rows shown, and the tables read from end to
// end.

const [connection, ...people] = process.argv.slice(2);
const [few, many] = (await Promise.all(
  people.map((one) => filledDesk(JSON.parse(connection!), Number(one))),
)) as [FilledDesk, FilledDesk];

/** Words that somebody types into a search: a name, an address, a word without hits, a letter that begins many names. */
const SEARCHES = ['ida', 'person.777', 'zzz nobody', 'a'];
/**
 * Several words for the one search: short ones, a common name with a rare one or a letter, a name with a word, a country or a kind of mail.
 */
const IN_PARTS = [
  'a b',
  'al be',
  'be al ma',
  'maria a',
  'maria keyboard',
  'maria silva door',
  'ida number house',
  'house number of maria silva',
  'ida norway',
  'ida moved dates',
  'person example',
  'norway',
];
/** How often to read a page that takes longer than `TELLS_MS` in the large database, since the machine may have been busy. */
const TIMES = 5;
/** A page that seems to grow by this factor is read `TIMES_CLOSE` times: of a thousand pages a few seem to by chance. */
const CLOSE = 1.6;
const TIMES_CLOSE = 15;
const AS_IT_OPENS = 'as it opens';
const pages: Record<string, Looked> = {};

/** The address of a page in each database; undefined if the page does not exist in the small one. */
interface Paths {
  few: string | undefined;
  many: string;
}

async function ask({ reader, take }: FilledDesk, path: string) {
  take();
  const { status, text } = await reader.get(path);
  if (status !== 200) throw new Error(`${path}: ${status}`);
  return { text, ...take() };
}

/**
 * Reads a page in both databases. If it shows far fewer rows in the small one, also reads `plain` there: the unfiltered list in the same
 * order. Returns the text of the page in both.
 */
async function look(name: string, paths: Paths, plain?: string): Promise<{ few?: string; many: string }> {
  const among = sideOf(many, paths.many);
  const before = paths.few === undefined ? null : sideOf(few, paths.few);
  // The first read makes the query plans.
  const rows = rowsShown((await ask(many, paths.many)).text);
  const rowsBefore = before ? rowsShown((await ask(few, before.path)).text) : 0;
  const unlike = plain !== undefined && rowsBefore * 2 < rows ? sideOf(few, plain) : null;
  const sides = [among, before, unlike].filter((side) => side !== null);
  const isClose = () =>
    lookedAt(among).ms > CLOSE * Math.max(TELLS_MS, ...sides.slice(1).map((side) => lookedAt(side).ms));
  do for (const { desk, path, all } of sides) all.push(await ask(desk, path));
  while (
    among.all[0]!.ms > TELLS_MS &&
    (among.all.length < TIMES || (isClose() && among.all.length < TIMES_CLOSE))
  );
  const { walked } = among.all.at(-1)!;
  pages[name] = {
    ...lookedAt(among),
    walked: [...new Set(walked)],
    before: before && lookedAt(before),
    like: unlike && lookedAt(unlike),
  };
  return { ...(before && { few: before.all.at(-1)!.text }), many: among.all.at(-1)!.text };
}

const lookAlike = (name: string, path: string) => look(name, { few: path, many: path });

const sideOf = (desk: FilledDesk, path: string) => ({
  desk,
  path,
  all: [] as Awaited<ReturnType<typeof ask>>[],
});

const lookedAt = ({ all }: ReturnType<typeof sideOf>) => ({
  ms: median(all.map(({ ms }) => ms)),
  rows: rowsShown(all.at(-1)!.text),
});

/** The address that a pattern finds in the pages of both databases; null if the page in the large one has none. */
function linkIn(
  texts: { few?: string; many: string },
  find: (text: string) => string | undefined,
): Paths | null {
  const found = find(texts.many);
  return found === undefined ? null : { few: texts.few && find(texts.few), many: found };
}

for (const { reader } of [few, many]) await reader.get('/?lang=en');
for (const [list, door] of BROUGHT.lists)
  for (const opens of opensWith(list)) {
    const path = pathOf(door.path, opens);
    const called = opens === opensWith(list)[0] ? list : `${list} of ${opens}`;
    const wishesIn = async ({ reader }: FilledDesk) =>
      wishesOf((await reader.get(`${path}?${opens}`)).text, path, SEARCHES);
    const { filters, sorts } = await wishesIn(many);
    const known = await wishesIn(few);
    // The first record of a list.
    const recordIn = (text: string): string | undefined =>
      new RegExp(`href="[^"]*(${path}/\\d+\\?[^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
    const firstRecord = recordIn((await few.reader.get(`${path}?${opens}`)).text);
    for (const filter of filters)
      for (const sort of sorts) {
        const own = (...wishes: string[]) => `${path}?${[opens, ...wishes].filter(Boolean).join('&')}`;
        const asked = [filter, sort && `sort=${sort}`].filter(Boolean);
        const name = `${called} ${asked.join('&') || AS_IT_OPENS}`;
        const plain = sort ? own(`sort=${sort}`) : own();
        const isThere = known.filters.includes(filter) && known.sorts.includes(sort);
        const address = own(...asked);
        const texts = await look(name, { few: isThere ? address : undefined, many: address }, plain);
        // Read the second page too, but only for each single filter and each single order.
        if (filter && sort) continue;
        const next = linkIn(texts, (text) => {
          const to = onward(text);
          return to && `${path}?${to}`;
        });
        if (next) await look(`${name}, second page`, next, plain);
        const record = linkIn(texts, recordIn);
        if (record) await look(`record of ${name}`, record, firstRecord);
      }
  }
for (const words of [...SEARCHES, 'noor', ...IN_PARTS])
  await lookAlike(`search ${words}`, `/workbench/search?q=${encodeURIComponent(words)}`);
await lookAlike('today', '/workbench');
for (const desk of [few, many]) await desk.end();
console.log(JSON.stringify({ filledIn: many.filledIn, pages }));
