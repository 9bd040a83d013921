import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../src/rooms/people/index.ts';
import { routes } from '../src/web/brought.ts';
import type { Route } from '../src/web/route.ts';
import { applied, stageForm } from './applicant.ts';
import { browse } from './browse.ts';
import type { BrowseOptions, Browser, Fields } from './browse.ts';
import { stage } from './cast.ts';
import type { CastName, Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { remembersHere, rolledBack } from './database.ts';
import { makingOf } from './hostile/markup.ts';
import { PAYLOADS } from './hostile/payloads.ts';
import { misleading } from './leading.ts';
import { stagePartnership } from './partners.ts';
import { apart } from './walk.ts';

remembersHere();

const posts = routes.filter(({ method }) => method === 'POST');

/** A person whom a route is for. */
const HOLDER: Partial<Record<Role, CastName>> = {
  director: 'tomas',
  content_editor: 'elif',
  ambassador: 'ngozi',
  safeguarding: 'ines',
};

function whoFor({ audience }: Route): CastName {
  if (typeof audience !== 'string') return HOLDER[audience.volunteer[0]!] ?? 'tomas';
  return audience === 'operator' ? 'olga' : 'luca';
}

/**
 * A browser for each of the cast, who is signed in and otherwise unknown. Browsers are reused, since building the route table for one takes
 * as long as an answer.
 */
function browsersOf(
  ctx: TestCtx,
  cast: Stage,
  door: BrowseOptions['door'] = {},
): (who: CastName) => Promise<Browser> {
  const known = new Map<CastName, { browser: Browser; session: string }>();
  return async (who) => {
    let own = known.get(who);
    if (!own) {
      const browser = browse(ctx, cast, who, { door });
      await browser.get('/');
      own = { browser, session: browser.cookies.get('session')! };
      known.set(who, own);
    }
    own.browser.cookies.clear();
    own.browser.cookies.set('session', own.session);
    return own.browser;
  };
}

/** All field names that the code of pages reads, and those of the form's own questions. */
async function fieldNames(): Promise<string[]> {
  const names = new Set<string>();
  for await (const path of glob('src/web/**/*.{ts,tsx}'))
    for (const [, name] of readFileSync(path, 'utf8').matchAll(
      /(?:\bname=|\.(?:get|getAll|has)\()["']([\w.-]+)["']/g,
    ))
      names.add(name!);
  for (let id = 1; id <= 30; id++)
    for (const part of ['', '.0.code', '.0.from', '.0.about']) names.add(`q${id}${part}`);
  return [...names];
}

const VALUES: readonly string[] = [
  '', ' ', '0', '-1', '1', '999999999999999999999', '1e400', 'NaN', 'null', 'undefined', 'true', '[object Object]', '{}', '[]', '__proto__', 'constructor',
  '2027-02-30T99:99', '0000-00-00', '+275760-09-13T00:00', '2027-02-03T09:00', 'Mars/Olympus', 'XX', 'xx-YY', '\0', '\u0001', '\ud800', '\r\n\r\n', '<b>', "'; drop table person; --",
  'a@b', 'luca@cast.example', 'https://evil.example', '//evil.example', '../..', '%%letter:1%%', '{x', '🫠'.repeat(400),
]; // prettier-ignore
/** Five of these just fit into a form, so that it is not refused for its size. */
const LONG = 'ä'.repeat(16_000);
const FORM = { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' };
const VERY_LONG = `text=${'x'.repeat(600_000)}`;

describe('every form, sent garbage', () => {
  const failures: string[] = [];
  /** How many forms came back with the typed words. */
  let returned = 0;
  /** The faults of pages with errors. */
  const lost = new Set<string>();

  beforeAll(async () => {
    await rolledBack(async (db) => {
      const ctx = testContext(db);
      const cast = await stage(ctx);
      const round = await stageForm(ctx, cast.programme);
      const other = await stage(ctx, 'elsewhere');
      const far = await stageForm(ctx, other.programme);
      await applied(ctx, cast, round, 'luca');
      const own = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
      const foreign = await stagePartnership(ctx, other.programme, far.id, [
        other.people.luca,
        other.people.mei,
      ]);
      const names = await fieldNames();
      const browserOf = browsersOf(ctx, cast);

      const post = async (
        route: Route,
        id: string,
        fields: Fields | string,
        raw?: Record<string, string>,
      ): Promise<void> => {
        const who = whoFor(route);
        const { site } = await browserOf(who);
        const path = pathOf(route, cast.slug, id);
        const answer = await apart(ctx, () =>
          typeof fields === 'string' ? site.postRaw(path, fields, FORM) : site.post(path, fields, raw),
        );
        if (answer.status === 422 && answer.text.includes('hostile')) returned++;
        const strange = [...makingOf(answer.text)].filter((part) =>
          /hostile|<\w+ on|=(javascript|vbscript|data)>|=relative>/.test(part),
        );
        const isPlain =
          (answer.status === 400 && id.includes('%00')) ||
          [200, 303, 404, 409, 413, 422, 429].includes(answer.status);
        const isBare = /\bat (async )?[\w.]+ \(|node_modules|(?<!<title>)Error: |SQLSTATE|syntax error/.test(
          answer.text,
        );
        if (answer.status === 422 && answer.headers.get('content-type')?.startsWith('text/html'))
          for (const trouble of misleading(answer.text)) lost.add(`POST ${route.path}: ${trouble}`);
        if (!isPlain || isBare || strange.length > 0)
          failures.push(`${answer.status} ${who} POST ${path} ${JSON.stringify(fields).slice(0, 120)}`);
      };

      // Each form is written once: writing takes longer than reading, and many routes are sent the same form.
      const written = new Map<string, string>();
      const each = (values: readonly string[], from: number): string => {
        const key = `${values.length} ${from % values.length}`;
        const body =
          written.get(key) ??
          new URLSearchParams(
            names.map((name, index) => [name, values[(from + index) % values.length]!]),
          ).toString();
        written.set(key, body);
        return body;
      };
      const several = new URLSearchParams(
        names.flatMap((name) => ['1', 'x', ''].map((value) => [name, value])),
      ).toString();
      const long = Array.from({ length: 8 }, (_, part) =>
        new URLSearchParams(names.slice(part * 5, part * 5 + 5).map((name) => [name, LONG])).toString(),
      );
      for (const [at, route] of posts.entries()) {
        const hasParam = route.path.includes(':');
        await post(route, String(own), {});
        // Each field gets another value each time, so that every pair of field and value occurs over all routes.
        for (const turn of [0, 11, 23])
          await post(route, String(turn === 0 ? own : 1), each(VALUES, at * 7 + turn));
        // Typed words in a refused form are as harmless as words from the database.
        for (const turn of [0, 31]) await post(route, '1', each(PAYLOADS, at * 7 + turn));
        await post(route, '1', several);
        for (const [part, body] of long.entries()) if (part % 4 === at % 4) await post(route, '1', body);
        await post(route, '1', VERY_LONG);
        await post(route, '1', {}, { 'content-type': 'application/json' });
        await post(route, '1', {}, { 'content-type': 'multipart/form-data; boundary=x' });
        if (hasParam)
          for (const id of [
            '-1',
            '0',
            '1.5',
            '1e3',
            '99999999999999999999',
            '%00x',
            'null',
            '%E0%A4%A',
            '__proto__',
            String(foreign),
          ])
            await post(route, id, { address: 'x' });
      }
    });
  }, 600_000);

  test('is answered by a page or a redirect, never by a failure', () => {
    expect(failures).toEqual([]);
    expect(returned).toBeGreaterThan(10);
  });

  test('comes back with a title that says so, open on what is wrong, whose lines lead to fields that are there', () => {
    expect([...lost]).toEqual([]);
  });
});

function pathOf(route: Route, slug: string, id: string): string {
  const own = route.path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) =>
    name === 'locale' && /^\d+$/.test(id) ? 'en' : name === 'kind' && /^\d+$/.test(id) ? 'letter' : id,
  );
  return route.scope === 'site' ? own : `/p/${slug}${own === '/' ? '' : own}`;
}

test('a form sent from another site, or by something that does not say from where, is refused before anything is read', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const wrong: string[] = [];
    const browserOf = browsersOf(ctx, cast);
    for (const route of posts) {
      const browser = await browserOf(whoFor(route));
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: '' },
        { origin: 'http://localhost:3000.evil.example' },
        { origin: 'http://localhost:30000' },
      ] as Record<string, string>[]) {
        const path = pathOf(route, cast.slug, '1');
        const { status } = await apart(ctx, () =>
          browser.site.post(path, { address: 'luca@cast.example' }, headers),
        );
        if ((status === 403) === Boolean(route.crossSite))
          wrong.push(`${path} ${JSON.stringify(headers)} → ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('a page is shown whatever stands in the query of its address', async () => {
  const names = new Set<string>();
  for await (const path of glob('src/web/**/*.{ts,tsx}'))
    for (const [, name] of readFileSync(path, 'utf8').matchAll(/(?:searchParams|query)\.get\('([\w-]+)'\)/g))
      names.add(name!);
  expect(names).toContain('search');
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await stageForm(ctx, cast.programme);
    const failures: string[] = [];
    const pages = routes.filter(({ method, path }) => method === 'GET' && !path.includes('/live'));
    const browserOf = browsersOf(ctx, cast, {
      limits: { allow: () => Promise.resolve(true), spent: () => Promise.resolve(0) },
    });
    for (const route of pages)
      for (const value of ['\0', 'a\0b', "'%_\\", '🫠'.repeat(20)]) {
        const query = new URLSearchParams([...names].map((name) => [name, value]));
        const path = `${pathOf(route, cast.slug, '1')}?${query}`;
        const { site } = await browserOf(whoFor(route));
        const { status } = await apart(ctx, () => site.get(path));
        if (status >= 500) failures.push(`${status} ${path}`);
      }
    expect(failures).toEqual([]);
  });
}, 600_000);
