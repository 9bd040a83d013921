import { routes } from '../../src/web/brought.ts';
import { browse } from '../browse.ts';
import type { Browser } from '../browse.ts';
import type { CastName } from '../cast.ts';
import type { PartnersScene } from '../partners.ts';
import { WORDS } from './concernScene.ts';

/** Pages of the workbench that are about nobody. */
const NOBODYS = /^\/workbench\/(form|glossary|look|mails|pages|programme|rounds|topics|wording)\b/;

/** Pages that show single things, and the table of each. */
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

/** Ids of everything that pages may show. */
export async function everyId({ ctx }: PartnersScene): Promise<Ids> {
  const ids = {} as Ids;
  for (const table of new Set(Object.values(PLACES)))
    ids[table] = (await ctx.db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);
  return ids;
}

/** The pages somebody gets by opening every page with every id, and by asking for hidden things by name. */
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

/** The key of a form is new on every page. */
const plain = (html: string): string =>
  html.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'key');

function asked(amina: number): string[] {
  const kinds =
    'concern-raised concern-handled concern-reopened concern-answered appeal-raised appeal-answered thread-written matter-taken';
  const mails =
    'concern-asked concern-noted concern-raised concern-decided appeal-noted appeal-raised appeal-answered inbox-notice inbox-answer inbox-trouble';
  return [
    ...kinds.split(' ').map((kind) => `/workbench/log?kind=${kind}&lang=en`),
    `/workbench/log?person=${amina}&lang=en`,
    `/workbench/log?about=person-${amina}&lang=en`,
    ...['silent', 'concern'].map((shown) => `/workbench/partnerships?shown=${shown}&lang=en`),
    ...['sent', 'dropped'].map((show) => `/workbench/outbox?show=${show}&lang=en`),
    ...mails.split(' ').map((kind) => `/workbench/outbox/group?kind=${kind}&occasion=&lang=en`),
    ...['all', 'mine', 'open', 'closed', 'spam'].map((shown) => `/workbench/inbox?shown=${shown}&lang=en`),
    ...Object.values(WORDS).map((word) => `/workbench/inbox?search=${word}&lang=en`),
    `/workbench/inbox?with=${amina}&lang=en`,
    '/workbench/matching/1?lang=en',
    '/workbench/matching/1/unplaced?lang=en',
  ];
}
