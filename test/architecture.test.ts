import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOMS } from '../src/rooms/brought.ts';
import type { RoomBrings } from '../src/rooms/brings.ts';
import { LONGEST } from './longestFirst.ts';
import { arrowsOf, code, root, sources, text } from './sources.ts';
import type { Arrow } from './sources.ts';
import { changesMails, written } from './writtenTables.ts';

const arrows = code.flatMap(arrowsOf);
const within = (file: string, ...folders: string[]): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`) || file === `${folder}.ts` || file === folder);
const bad = (rule: (arrow: Arrow) => boolean): string[] =>
  arrows.filter(rule).map(({ from, to }) => `${from} → ${to}`);

/**
 * The folders that each folder of src may import from besides itself; finer rules follow below. The start and the simulation may import
 * all.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // The default hours of people who gave none.
  lib: ['packages/matching'],
  i18n: ['src/lib', 'locales'],
  db: ['src/lib', 'migrations', 'src/version', 'packages/matching'],
  ui: ['src/i18n', 'src/lib', 'packages/matching'],
  rooms: ['src/db', 'src/lib', 'src/i18n', 'packages/matching'],
  setup: ['src/rooms', 'src/lib', 'sample'],
  config: ['src/mail/ownAddresses/replyAddress', 'src/lib'],
  backup: ['src/rooms', 'src/db', 'src/lib', 'src/secrets', 'src/config/backup', 'migrations'],
  exchange: ['src/rooms', 'src/db', 'src/lib', 'migrations'],
  jobs: ['src/rooms', 'src/db', 'src/mail', 'src/federation', 'src/lib'],
  federation: ['src/rooms', 'src/i18n', 'src/lib', 'src/ui', 'src/version'],
  // Examples of mails play in a sample of a round, with the data that a match would keep.
  mail: ['src/rooms', 'src/db', 'src/ui', 'src/i18n', 'src/lib', 'sample', 'packages/matching'],
  // Pages know only as much of mail as the outbox and the tray may show.
  web: [
    'src/rooms',
    'src/ui',
    'src/i18n',
    'src/lib',
    'src/config',
    'src/db/anyOf',
    'src/db/madeBy',
    'src/db/schemaNumber',
    'src/version',
    'src/setup',
    'src/mail/out/placeholders',
    'src/mail/in/preview',
    // These need to know how other servers read us, and what can be checked in a post before it is kept.
    'src/federation/arrival',
    'src/federation/documents',
    'sample',
    'packages/matching',
  ],
};

/** All rooms in their order, and the other rooms that each one declares. */
const KNOWN_ROOMS = new Map(Object.entries<RoomBrings>(ROOMS).map(([room, { knows }]) => [room, knows]));

const roomOf = (file: string): string | undefined => /^src\/rooms\/([\w-]+)\//.exec(file)?.[1];

test('there are arrows to look at', () => {
  expect(arrows.length).toBeGreaterThan(200);
});

test('each folder knows only what it may', () => {
  const wrong = bad(({ from, to }) => {
    const folder = /^src\/(\w+)\//.exec(from)?.[1] ?? '';
    const known = KNOWN[folder];
    return known !== undefined && !within(to, `src/${folder}`, ...known);
  });
  expect(wrong).toEqual([]);
});

test('every folder of src is either held by a rule or puts the others together', () => {
  const together = ['boot', 'cli', 'simulate'];
  const folders = new Set(code.flatMap((file) => /^src\/(\w+)\//.exec(file)?.[1] ?? []));
  expect([...folders].sort()).toEqual([...Object.keys(KNOWN), ...together].sort());
});

test('every room has its place in the order, and knows none but those before it', () => {
  const rooms = new Set(code.flatMap((file) => roomOf(file) ?? []));
  const order = [...KNOWN_ROOMS.keys()];
  expect([...rooms].sort()).toEqual(order.toSorted());
  const late = order.flatMap((room, at) =>
    KNOWN_ROOMS.get(room)!
      .filter((other) => !order.slice(0, at).includes(other))
      .map((other) => `${room} → ${other}`),
  );
  expect(late).toEqual([]);
});

test('rooms use nothing of a door’s libraries', () => {
  const libraries = /from '(hono|@hono\/|preact|nodemailer|smtp-server|pg-boss|node:http)/;
  const wrong = code.filter((file) => within(file, 'src/rooms') && libraries.test(text.get(file) ?? ''));
  expect(wrong.filter((file) => file.endsWith('.tsx'))).toEqual([]);
  expect(wrong).toEqual([]);
});

test('a room takes what was typed in values: which fields a page has is known to the door that decodes them', () => {
  const page = /\b(URLSearchParams|FormData|fieldName|fieldOf|searchParams)\b/;
  const wrong = sources.filter((file) => within(file, 'src/rooms') && page.test(text.get(file) ?? ''));
  expect(wrong).toEqual([]);
});

test('a room knows only the rooms before it, and those by their index', () => {
  const wrong = bad(({ from, to }) => {
    const [own, other] = [roomOf(from), roomOf(to)];
    if (!own || !other || own === other) return false;
    const known = KNOWN_ROOMS.get(own) ?? [];
    return !known.includes(other) || to !== `src/rooms/${other}/index.ts`;
  });
  expect(wrong).toEqual([]);
});

test('doors enter a room by its index', () => {
  const wrong = bad(
    ({ from, to }) =>
      !within(from, 'src/rooms') &&
      /^src\/rooms\/[\w-]+\//.test(to) &&
      !/^src\/rooms\/[\w-]+\/index\.ts$/.test(to),
  );
  expect(wrong).toEqual([]);
});

test('nothing but the start imports the web door', () => {
  expect(
    bad(({ from, to }) => !within(from, 'src/web', 'src/boot', 'bench') && within(to, 'src/web')),
  ).toEqual([]);
});

const namesIn = (list = ''): string[] => list.split(',').map((name) => name.trim().replace(/ as .*/, ''));

test('a room offers by its index only what somebody takes', () => {
  const offered = /export (?:type )?\{([^}]*)\} from/g;
  const taken = /import (?:type )?\{([^}]*)\} from '[^']*index\.ts'/g;
  const wanted = new Set(
    [...text.values()].flatMap((source) => [...source.matchAll(taken)].flatMap(([, list]) => namesIn(list))),
  );
  const idle = sources
    .filter((file) => /^src\/rooms\/[\w-]+\/index\.ts$/.test(file))
    .flatMap((file) =>
      [...(text.get(file) ?? '').matchAll(offered)]
        .flatMap(([, list]) => namesIn(list))
        .filter((name) => name !== '' && !wanted.has(name))
        .map((name) => `${file} ${name}`),
    );
  expect(idle).toEqual([]);
});

/** Functions of the source that only tests use, each with its reason. */
const FOR_TESTS: ReadonlyMap<string, string> = new Map([
  ['LISTED_SCRIPTS', 'tests hold the pages of visitors to the scripts that they may load'],
]);

/** Code without comments and without the names that it only passes on. */
const withoutComments = (source: string): string =>
  source
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/^ *\/\/.*$/gm, '')
    .replace(/^export (?:type )?\{[^}]*\} from '[^']*';/gm, '');

test('what the source exports is used by the program, not by tests alone', () => {
  const uses = new Map<string, number>();
  for (const file of code)
    for (const [name] of withoutComments(text.get(file) ?? '').matchAll(/\b[A-Za-z_]\w*/g))
      uses.set(name, (uses.get(name) ?? 0) + 1);
  const idle = code
    .filter((file) => within(file, 'src') && !file.includes('/fixtures/'))
    .flatMap((file) =>
      [...(text.get(file) ?? '').matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].flatMap(
        ([, name = '']) => ((uses.get(name) ?? 0) > 1 ? [] : [name]),
      ),
    );
  expect(idle.toSorted()).toEqual([...FOR_TESTS.keys()].toSorted());
});

test('what brings all rooms together, or all of a door, is known to whoever puts it to use, and to none of those', () => {
  expect(bad(({ from, to }) => to === 'src/rooms/brought.ts' && within(from, 'src/rooms'))).toEqual([]);
  expect(
    bad(
      ({ from, to }) => to === 'src/web/brought.ts' && from !== 'src/web/app.ts' && within(from, 'src/web'),
    ),
  ).toEqual([]);
});

test('inside a room nobody imports its own index', () => {
  expect(bad(({ from, to }) => to === `src/rooms/${roomOf(from)}/index.ts`)).toEqual([]);
});

test('doors and the start write no tables: they leave that to the rooms, and mail writes only its own', () => {
  // This code queues and delivers mails. Without a mail server, developers read the sent mails.
  const own = new Set(['outbox', 'mailbox']);
  const doors = 'web ui jobs cli setup mail federation boot backup'.split(' ').map((name) => `src/${name}`);
  // This code fills and marks a restored database, which no program serves yet.
  const restored = ['src/backup/load/load.ts ?', 'src/backup/restore/mark.ts setting'];
  const wrong = code
    .filter((file) => within(file, ...doors))
    // Examples are rolled back.
    .filter((file) => !/^src\/mail\/(examples\/|out\/[\w-]+\/examples\.ts$)/.test(file))
    .flatMap((file) =>
      [...written(text.get(file) ?? ''), ...(changesMails(text.get(file) ?? '') ? ['outbox'] : [])]
        .filter((table) => !(within(file, 'src/mail') && own.has(table)))
        .map((table) => `${file} ${table}`),
    );
  expect(wrong.toSorted()).toEqual(restored);
});

/** Inserts of several rows with one parameter for each column. They never have more rows than one person, form or round. */
const FEW_ROWS = [
  'src/rooms/forms/writeQuestions.ts',
  'src/rooms/inbox/arriving/arrive.ts',
  'src/rooms/incoming/pictures.ts',
  'src/rooms/preferences/stopAllMails.ts',
  'src/rooms/programmes/rounds/createRound.ts',
  'src/rooms/readers/subscribe.ts',
  'src/rooms/topics/planning/followRound.ts',
];

test('rows that come from data are inserted from arrays, one parameter a column, but where they are few', () => {
  const mapped = /\.values\(\s*(?:\[\s*\.\.\.)?(?:[\w.]+|\w+\([\w.]*\))(?:\.(?:map|flatMap)\(|\s*\))/;
  const found = code.filter((file) => within(file, 'src') && mapped.test(inserts(text.get(file) ?? '')));
  expect(found.toSorted()).toEqual(FEW_ROWS);
});

/** Keeps the `values` of inserts, but not those of objects. */
const inserts = (source: string): string => source.replaceAll(/\b(?:Object|Array|\w+s)\.values\(/g, '');

test('queries only read', () => {
  const wrong = code.filter(
    (file) =>
      /^src\/rooms\/.*\/(queries|list|history|standing)\.ts$/.test(file) &&
      /\b(insertInto|updateTable|deleteFrom|record|inTransaction)\(/.test(text.get(file) ?? ''),
  );
  expect(wrong).toEqual([]);
});

test('the matching package stands alone, without clock, randomness or files', () => {
  const folder = 'packages/matching/src';
  expect(bad(({ from, to }) => within(from, folder) && !within(to, folder))).toEqual([]);
  const impure = /\bDate\.now\b|new Date\(\)|Math\.random|performance\.now|Temporal\.Now|from 'node:/;
  expect(code.filter((file) => within(file, folder) && impure.test(text.get(file) ?? ''))).toEqual([]);
});

test('rooms read the time from the context alone, and SQL never asks the database for it', () => {
  const clock =
    /\bDate\.now\(|new Date\(\)|Temporal\.Now|\bnow\(\)\s*(?:-|\+|,|`|at time zone)|current_timestamp/;
  const wrong = code.filter((file) => {
    if (!within(file, 'src/rooms')) return false;
    const source = (text.get(file) ?? '')
      .replaceAll(/\bclock\.now\(\)/g, '')
      // A duration is no time of day.
      .replaceAll(/\bperformance\.now\(\)/g, '')
      .replaceAll(/^ *now\(\): Date;$/gm, '');
    return clock.test(source);
  });
  expect(wrong).toEqual([]);
});

test('only config.ts reads the environment', () => {
  const wrong = code.filter(
    (file) => within(file, 'src') && file !== 'src/config.ts' && /process\.env/.test(text.get(file) ?? ''),
  );
  expect(wrong).toEqual([]);
});

test('hooks that test files share stand in functions, which test files call: a module is loaded once for all files of a worker', () => {
  const shared = sources.filter(
    (file) =>
      !/\.test\.tsx?$/.test(file) &&
      !/^test\/(?:calls\/|faults\/|deploy\/|language\/inventedApart\.ts$)/.test(file),
  );
  expect(shared.filter((file) => /^(?:before|after)(?:All|Each)\(/m.test(text.get(file) ?? ''))).toEqual([]);
  const withHooks = shared.flatMap((file) =>
    [...(text.get(file) ?? '').matchAll(/^export function (\w+)\([\s\S]*?^}/gm)]
      .filter(([body]) => /\b(?:before|after)(?:All|Each)\(/.test(body))
      .map(([, name]) => name),
  );
  expect(withHooks).toContain('mailScene');
  const atOnce = new RegExp(`^(?:export )?(?:const .* = )?(?:${withHooks.join('|')})\\(`, 'm');
  expect(shared.filter((file) => atOnce.test(text.get(file) ?? ''))).toEqual([]);
});

test('the files that begin first, since they take longest, are there', () => {
  expect(LONGEST.filter((file) => !existsSync(root + file))).toEqual([]);
});

test('a GET handler calls no verb that opens or ends something at its door', () => {
  // A mail scanner may open a link, so opening it must change nothing: changes of state are posts.
  const acts = /\b(spendLink|openSession|endSessions|giveConsent|grantRole|endRole|signIn|erasePerson)\(/;
  const wrong: string[] = [];
  for (const file of code.filter((one) => within(one, 'src/web') && /routes\.tsx?$/.test(one)))
    for (const [whole, path] of (text.get(file) ?? '').matchAll(
      /\b(?:get|siteGet)\(\s*'([^']*)'[\s\S]*?\n {2}\),?\n/g,
    ))
      if (acts.test(whole.split(/\n {2}(?:post|sitePost)\(/)[0] ?? '')) wrong.push(`${file} ${path}`);
  expect(wrong).toEqual([]);
});
