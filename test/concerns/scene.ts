import { sql } from 'kysely';
import { handleConcern, raiseConcern } from '../../src/rooms/partnerships/index.ts';
import type { Viewer } from '../../src/rooms/ctx.ts';
import { answerConcern, noteThread, scopeFor } from '../../src/rooms/inbox/index.ts';
import { assignMatter } from '../../src/rooms/matters/index.ts';
import { grantRole } from '../../src/rooms/people/index.ts';
import type { Role } from '../../src/rooms/people/index.ts';
import { routes } from '../../src/web/brought.ts';
import { browse } from '../browse.ts';
import type { Browser } from '../browse.ts';
import { CAST } from '../cast.ts';
import type { CastName } from '../cast.ts';
import { written } from '../inbox.ts';
import { answerAt, comesIn } from '../mail/incoming.ts';
import type { PartnersScene } from '../partners.ts';

/** Words that stand nowhere else. */
export const WORDS = { told: 'HERON', answered: 'PLOVER', back: 'CURLEW', note: 'DUNLIN', more: 'GODWIT' };

export const viewer = ({ cast }: PartnersScene, who: CastName): Viewer => ({
  person: cast.people[who],
  account: cast.accounts[who],
  operator: 'operator' in CAST[who],
});

export async function holds({ ctx, cast }: PartnersScene, who: CastName, role: Role): Promise<void> {
  const actor = { kind: 'command' } as const;
  await grantRole(ctx, {
    programme: cast.programme,
    actor,
    person: cast.people[who],
    role,
    country: null,
  });
}

export async function tell(
  { ctx, cast, pair }: PartnersScene,
  by: CastName = 'amina',
  about?: CastName,
): Promise<number> {
  const done = await raiseConcern(ctx, {
    programme: cast.programme,
    person: cast.people[by],
    partnership: pair,
    body: `${WORDS.told}: it is wrong.`,
    exit: 'stay',
    ...(about ? { about: [cast.people[about]] } : {}),
  });
  if (!done.ok) throw new Error(done.reason);
  return done.concern;
}

/** All that follows a concern: it is taken on, dealt with and opened again, and there is a conversation about it, also by mail. */
export async function followUp(scene: PartnersScene, concern: number, by: CastName): Promise<void> {
  const { ctx, cast } = scene;
  const { programme } = cast;
  const actor = { kind: 'person', id: cast.people[by] } as const;
  const own = { programme, actor, viewer: viewer(scene, by), concern };
  const { id: matter } = await ctx.db
    .selectFrom('matter')
    .select('id')
    .where('kind', '=', 'concern')
    .executeTakeFirstOrThrow();
  const scope = { kinds: ['concern'], ofCountries: [], countries: [] };
  await assignMatter(ctx, { programme, actor, matter, scope, to: actor.id });
  await handleConcern(ctx, { ...own, handled: true });
  await handleConcern(ctx, { ...own, handled: false });
  const answered = await answerConcern(ctx, { ...own, body: `${WORDS.answered}?`, formKey: 'a' });
  if (!answered.ok) throw new Error(answered.reason);
  const { thread } = answered;
  await written(ctx, cast, 'amina', { thread, body: `${WORDS.back}.`, subject: '' });
  await noteThread(ctx, {
    programme,
    actor,
    scope: await scopeFor(ctx, { programme_id: programme, id: actor.id }),
    thread,
    body: `${WORDS.note}.`,
    formKey: 'n',
  });
  // By mail: the word with more beside it, and an answer from an address of hers that nothing knows.
  await comesIn(ctx, {
    from: 'amina@cast.example',
    to: 'hello@far-shelves.example',
    subject: 'WRONG',
    text: `${WORDS.more}: he asks me for money, and I do not know what to do about it any more.`,
  });
  const person = cast.people.amina;
  for (const [kind, subject] of [
    ['concern', scene.pair],
    ['inbox', thread],
  ] as const)
    await comesIn(ctx, {
      from: 'amina@elsewhere.example',
      to: answerAt(ctx, { kind, programme, person, subject }),
      text: `${WORDS.more}, from elsewhere.`,
    });
}

/** Places of the workbench where nothing is about anybody. */
const NOBODYS = /^\/workbench\/(form|glossary|look|mails|pages|programme|rounds|topics|wording)\b/;

/** Places that show single things, and their table. */
const PLACES = {
  '/workbench/applications/': 'application',
  '/workbench/inbox/': 'thread',
  '/workbench/outbox/': 'outbox',
  '/workbench/partnerships/': 'partnership',
  '/workbench/tray/': 'incoming',
  '/operator/tray/': 'incoming',
  '/partnership/': 'partnership',
} as const;

export type Ids = Record<(typeof PLACES)[keyof typeof PLACES], number[]>;

/** Ids of whatever pages may show. */
export async function everyId({ ctx }: PartnersScene): Promise<Ids> {
  const ids = {} as Ids;
  for (const table of new Set(Object.values(PLACES)))
    ids[table] = (await ctx.db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);
  return ids;
}

/** What somebody finds who opens every page with every id, and asks for what is hidden by name. */
export async function everyPage(scene: PartnersScene, who: CastName, ids: Ids): Promise<Map<string, string>> {
  const { ctx, cast } = scene;
  const browser = browse(ctx, cast, who);
  const pages = new Map<string, string>();
  const look = async (path: string, get: Browser['get']): Promise<void> => {
    const { status, text } = await get(path);
    pages.set(path, `${status} ${plain(text)}`);
  };
  for (const { method, path: own, scope } of routes) {
    if (method !== 'GET' || !/^\/(workbench|partnership|operator|me|status)\b/.test(own)) continue;
    if (NOBODYS.test(own)) continue;
    const get = scope === 'site' ? browser.site.get : browser.get;
    const place = (Object.keys(PLACES) as (keyof typeof PLACES)[]).find((one) => own.startsWith(`${one}:`));
    if (place)
      for (const id of ids[PLACES[place]]) await look(`${own.replaceAll(/:\w+/g, String(id))}?lang=en`, get);
    else if (!own.includes(':')) await look(`${own}?lang=en`, get);
  }
  for (const path of asked(cast.people.amina)) await look(path, browser.get);
  return pages;
}

/** Keys of forms are new on every page. */
const plain = (html: string): string =>
  html.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'key');

function asked(amina: number): string[] {
  const kinds = ['concern-raised', 'concern-handled', 'concern-answered', 'thread-written', 'matter-taken'];
  const mails = ['concern-asked', 'concern-noted', 'concern-raised', 'inbox-notice', 'inbox-answer'];
  return [
    ...kinds.map((kind) => `/workbench/log?kind=${kind}&lang=en`),
    `/workbench/log?person=${amina}&lang=en`,
    ...['silent', 'concern'].map((shown) => `/workbench/partnerships?shown=${shown}&lang=en`),
    ...['sent', 'dropped'].map((show) => `/workbench/outbox?show=${show}&lang=en`),
    ...mails.map((kind) => `/workbench/outbox/group?kind=${kind}&occasion=&lang=en`),
    ...['all', 'mine', 'open', 'closed', 'spam'].map((shown) => `/workbench/inbox?shown=${shown}&lang=en`),
    ...Object.values(WORDS).map((word) => `/workbench/inbox?search=${word}&lang=en`),
    `/workbench/inbox?with=${amina}&lang=en`,
    '/workbench/matching/1?lang=en',
    '/workbench/matching/1/unplaced?lang=en',
  ];
}

/** Takes back whatever was done in between. */
export async function undone<T>({ ctx }: PartnersScene, run: () => Promise<T>): Promise<T> {
  await sql`savepoint before`.execute(ctx.db);
  try {
    return await run();
  } finally {
    await sql`rollback to savepoint before`.execute(ctx.db);
  }
}
