import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { once } from '../../src/lib/once.ts';
import type { Route } from '../../src/web/route.ts';
import { DATE_KINDS } from '../../src/rooms/programmes/index.ts';
import { routes } from '../../src/web/brought.ts';
import { fewOf } from '../whole.ts';
import { looksOf } from './checks.ts';
import { demoSite } from './demoSite.ts';
import { isPlain } from './lookedOver.ts';
import { looksOtherWay } from './otherWay.ts';
import { show } from './tabs.ts';

/** Every page that visitors, applicants and participants have, taken from the route table. */
const OWN = new Set<Route['audience']>(['everyone', 'person', 'partner', 'link']);
const table = routes.filter(({ method, audience }) => method === 'GET' && OWN.has(audience));

/** Routes that answer with a download or a picture, or that lead on to the programme's own page if there is only one programme. */
const NOT_PAGES = new Set([
  'programme /partnership/:id/letters/:letter/pictures/:picture',
  'programme /partnership/:id/letters/:letter/files/:document',
  'programme /rounds/:number/map.svg',
  'programme /look.css',
  'programme /logo',
  'programme /card.png',
  'programme /topics/:slug/card.png',
  'programme /pages/:slug/card.png',
  'programme /news/:slug/card.png',
  ...['', '/discussion', '/topics/:slug', '/chats/:slug'].flatMap((of) =>
    ['rss', 'atom', 'json'].map((kind) => `programme ${of}/feed.${kind}`),
  ),
  'programme /calendar.ics',
  'programme /chats.ics',
  'programme /chats/:slug/calendar.ics',
  'programme /chats/:slug/record.json',
  'programme /chats/:slug/record.txt',
  // A live answer, which does not end.
  'programme /chats/:slug/events',
  'programme /partnership/:id/call/events',
  'programme /partnership/:id/call/here',
  'programme /partnership/:id/call/seats/:seat/events',
  'programme /chats/:slug/pictures/:picture',
  'programme /calendar/:file',
  ...DATE_KINDS.map((kind) => `programme /rounds/:number/${kind}.ics`),
  'programme /sitemap.xml',
  'programme /robots.txt',
  'site /robots.txt',
  'programme /topics/:slug/picture',
  'programme /discussion/pictures/:picture',
  'site /',
  'site /oauth/:provider',
  'site /sign-in',
]);
/** Pages whose Arabic version is checked by all rules, too, and not only for faults that the English one cannot have. */
const byAllRules = new Set(
  fewOf(
    table.map(({ path, scope }) => `${scope} ${path}`).filter((route) => !NOT_PAGES.has(route)),
    16,
  ),
);

const demo = demoSite(
  async () => {
    const entryPoints = ['src/web/islands/localTime.ts', 'src/web/islands/chatTimes.ts'];
    const { outputFiles } = await build({ entryPoints, bundle: true, write: false, outdir: '/' });
    return { 'localTime.js': outputFiles[0]!.text, 'chatTimes.js': outputFiles[1]!.text };
  },
  { isLimited: true, isForLooking: true },
);

const fetchAs = (session: string, address: string, lang: string): Promise<Response> =>
  fetch(demo.site.origin + address, {
    redirect: 'manual',
    headers: { cookie: `lang=${lang}${session && `; session=${session}`}` },
  });

/** The last answer after redirects, for a browser that keeps the cookies set on the way. */
async function ledTo(answer: Response, session: string, lang: string): Promise<Response> {
  const cookies = new Map(Object.entries({ lang, ...(session ? { session } : {}) }));
  for (const one of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
    cookies.set(name, value);
  }
  const to = await fetch(new URL(answer.headers.get('location')!, answer.url), {
    redirect: 'manual',
    headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
  });
  return to.status === 303 ? ledTo(to, cookies.get('session') ?? '', lang) : to;
}

interface Shown {
  /** The address and the language. */
  where: string;
  isLedTo: boolean;
  session: string;
  lang: string;
  answer: Response;
  html: string;
}

describe.each(table.map(({ path, scope }) => ({ path, scope })))('$scope $path', ({ path, scope }) => {
  const isPage = !NOT_PAGES.has(`${scope} ${path}`);
  const isByAll = (lang: string) => lang === 'en' || byAllRules.has(`${scope} ${path}`);
  const addresses = () => (isPage ? demo.pages.fill(path) : []);
  /** The page as each of its readers gets it, in both directions. It is fetched once and checked in two ways. */
  const shown = once(async () => {
    const all: Shown[] = [];
    for (const { address, as } of addresses())
      for (const lang of ['en', 'ar']) {
        const session = as ? demo.pages.sessions[as] : '';
        const first = await fetchAs(session, address, lang);
        const isLedTo = first.status === 303;
        const answer = isLedTo ? await ledTo(first, session, lang) : first;
        all.push({ where: `${address} ${lang}`, isLedTo, session, lang, answer, html: await answer.text() });
      }
    return all;
  });

  test('is filled by the demo', () => {
    expect(addresses().length > 0).toBe(isPage);
  });

  test('works without script, weighs at most 14 kB and is valid HTML', async () => {
    for (const { where, isLedTo, lang, answer, html } of await shown()) {
      if (isLedTo) continue;
      expect(answer.status, where).toBe(200);
      await isPlain(html, demo.css, where, { isByAll: isByAll(lang) });
    }
  });

  test('is accessible at every width, in both directions, by day and by night', async () => {
    for (const { where, session, lang, answer, html } of await shown()) {
      const tab = await demo.tabOf({ session, lang });
      await show(tab, answer, html);
      expect(await (isByAll(lang) ? looksOf(tab) : looksOtherWay(tab)), where).toEqual([]);
    }
  });
});
