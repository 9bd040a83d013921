import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeholdersIn } from '../src/mail/out/placeholders.ts';
import { exampleOf, mails } from '../src/mail/out/registry.ts';
import { once } from '../src/lib/once.ts';
import { routes } from '../src/web/brought.ts';
import { sharedChromium } from './browser/chromium.ts';
import { stage } from './cast.ts';
import { testContext } from './context.ts';
import { rolledBack } from './database.ts';
import { makingOf, piecesOf } from './hostile/markup.ts';
import { HARMLESS, HARMLESS_MARKDOWN, PAYLOADS } from './hostile/payloads.ts';
import { poison } from './hostile/poison.ts';
import { serveHostile, watchedTab } from './hostile/hostileScene.ts';
import type { HostileSite } from './hostile/hostileScene.ts';
import { MORE, hostileScene } from './mail/hostileExamples.ts';
import { fewOf } from './whole.ts';

const PLAIN = [`${HARMLESS}\n\n${HARMLESS_MARKDOWN}`];
/** Rounds of payloads: in the first ones each place gets one, another in each round. In the last round all of them are everywhere. */
const ROUNDS: readonly (readonly [payloads: readonly string[], turn: number])[] = [
  ...fewOf([0, 23, 46], 1).map((turn) => [PAYLOADS, turn] as const),
  [[PAYLOADS.join('\n')], 0],
];

let scene: HostileSite;

beforeAll(async () => {
  scene = await serveHostile();
});

afterAll(() => scene?.close());

const see = (address: string, who: string): Promise<Response> =>
  scene.ask(address, {
    cookie: `lang=en; signing-in=1.x${scene.sessions[who] ? `; session=${scene.sessions[who]}` : ''}`,
  });

/** Somebody else opened every record a moment ago, so that each page names them at the first reading. */
async function lookAtAll(): Promise<void> {
  const { programme, ctx } = scene.pages;
  const records = scene.addresses.flatMap(
    ({ address }) => /^\/p\/far-shelves(\/workbench\/[^?]*)/.exec(address)?.[1] ?? [],
  );
  await sql`
    insert into record_look (programme_id, person_id, record, at)
    select ${programme}, (
      select min(p.id) from person p where p.programme_id = ${programme} and not exists (
        select from role g where g.programme_id = p.programme_id and g.person_id = p.id)), record, ${ctx.clock.now()}
    from unnest(${[...new Set(records)]}::text[]) record`.execute(scene.database.db);
}

/** Pages with payloads are checked as text and run in a browser. Both use the same payloads, since putting these in takes long. */
const walked = once(async () => {
  await poison(scene.database.db, PLAIN);
  await lookAtAll();
  const before: { address: string; who: string; making: Set<string>; isFullest: boolean }[] = [];
  const seen = new Set<string>();
  const pieces = new Set<string>();
  for (const { path, address } of scene.addresses) {
    const own: { who: string; html: string }[] = [];
    for (const who of Object.keys(scene.sessions)) {
      const answer = await see(address, who);
      const html = await answer.text();
      expect(answer.status, `${who} ${address}`).toBeLessThan(500);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy, address).toContain("default-src 'none'");
      // A mail contains its styles; its page is sandboxed.
      expect(policy.includes("'unsafe-inline'"), address).toBe(
        answer.status === 200 && path.endsWith('/html'),
      );
      expect(policy, address).not.toContain("script-src 'unsafe");
      if (answer.status !== 200) continue;
      seen.add(path);
      // A download is not a page.
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
      own.push({ who, html });
    }
    const most = Math.max(...own.map(({ html }) => html.length));
    const fullestFirst = own.toSorted((one, other) => other.html.length - one.html.length);
    for (const [index, { who, html }] of fullestFirst.entries()) {
      const isFullest = html.length === most;
      const found = piecesOf(html);
      // Skip a page when earlier pages already contain all its pieces: the same code has made it.
      if (index > 0 && found.every((piece) => pieces.has(piece))) continue;
      for (const piece of found) pieces.add(piece);
      before.push({ address, who, making: makingOf(html), isFullest });
    }
  }

  const strange: string[] = [];
  const ran: string[] = [];
  const chromium: Browser = await sharedChromium({ isForLooking: true });
  try {
    const readers = await inTurn(['nobody', 'participant', 'director'] as const, async (who) => ({
      who,
      ...(await watchedTab(chromium, scene, who, ran)),
    }));
    for (const [nth, [payloads, turn]] of ROUNDS.entries()) {
      await poison(scene.database.db, payloads, turn);
      for (const { address, who, making, isFullest } of before) {
        // When every place has all payloads, everybody reads the pages. When it has one, only the reader who sees most does.
        if (payloads === PAYLOADS && !isFullest) continue;
        const answer = await see(address, who);
        const html = await answer.text();
        if (answer.status !== 200) strange.push(`${who} ${address} ${answer.status}`);
        const added = [...makingOf(html)].filter((part) => !making.has(part));
        if (added.length > 0) strange.push(`${who} ${address} ${turn}: ${added.join(' ')}`);
        for (const [name, value] of answer.headers)
          if (name !== 'location' && /hostile/.test(withoutName(name, value)))
            strange.push(`${address} ${name}: ${value}`);
      }
      if (nth < ROUNDS.length - 2) continue;
      for (const { who, tab } of readers)
        for (const address of BROWSED[who].flatMap((path) =>
          scene.addresses.filter((one) => one.path === `programme ${path}`).slice(0, 1),
        )) {
          const answer = await tab.goto(scene.origin + address.address);
          expect(answer?.status(), address.address).toBe(200);
          const made = await tab.evaluate(() => document.querySelectorAll('.hostile').length);
          if (made > 0) ran.push(`${address.address} holds ${made}`);
          if (!tab.url().startsWith(scene.origin)) ran.push(`${address.address} led to ${tab.url()}`);
        }
    }
  } finally {
    await chromium.close();
  }
  return { seen, strange, ran };
});

test(
  'whatever people type, every page for everybody is made of the same elements, attributes and schemes',
  { timeout: 600_000 },
  async () => {
    const { seen, strange } = await walked();
    const unseen = routes
      .filter(({ method }) => method === 'GET')
      .map(({ path, scope }) => `${scope} ${path}`)
      .filter((path) => !seen.has(path));
    expect(unseen).toEqual(UNSEEN);
    expect(strange).toEqual([]);
  },
);

test('no script of what people type runs in a browser', { timeout: 600_000 }, async () => {
  expect((await walked()).ran).toEqual([]);
});

/**
 * The order of the examples. All examples use one account. Volunteers may not change the address of somebody with a role in another
 * programme, so these kinds come before those that give a role. Any new address ends one that waits for its link, so that kind comes last.
 */
const inOrder = (a: { kind: string }, b: { kind: string }): number => turnOf(a.kind) - turnOf(b.kind);
const turnOf = (kind: string): number =>
  ['address-changing', 'address-vouch'].includes(kind) ? 0 : kind === 'address-change' ? 2 : 1;

/** For each kind of mail, the HTML of its hostile mail and whatever its harmless mail lacks: elements and the like, and unfilled marks. */
const mailsWithMore = once(async () => {
  const found = new Map<string, { added: string[]; html: string }[]>();
  await rolledBack(async (db) => {
    // Each kind has a programme of its own, so that all are poisoned at once, which takes no longer than one.
    const made = await inTurn([...mails.values()].toSorted(inOrder), async ({ kind }) => {
      const ctx = testContext(db);
      const cast = await stage(ctx, `about-${kind}`);
      const data = { ...(await exampleOf(kind)(await hostileScene(ctx, cast))), ...MORE[kind] };
      const of = { programme: cast.programme, kind, person: cast.people.luca, data };
      return { kind, compose: async () => (await ctx.mailer.compose(ctx, of))! };
    });
    await poison(db, PLAIN);
    const harmless = await inTurn(made, async ({ compose }) => partsOf(await compose()));
    for (const { kind } of made) found.set(kind, []);
    for (const [payloads, turn] of ROUNDS) {
      await poison(db, payloads, turn);
      await inTurn(made, async ({ kind, compose }, index) => {
        const mail = await compose();
        const added = [...partsOf(mail)].filter((part) => !harmless[index]!.has(part));
        found.get(kind)!.push({ added, html: mail.html });
      });
    }
  });
  return found;
});

const partsOf = (mail: { subject: string; text: string; html: string }): Set<string> =>
  new Set([...makingOf(mail.html), ...placeholdersIn(`${mail.subject}\n${mail.text}\n${mail.html}`)]);

async function inTurn<T, R>(all: readonly T[], act: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const [index, one] of all.entries()) done.push(await act(one, index));
  return done;
}

test.each([...mails.values()].map(({ kind }) => kind))(
  'whatever people type, the mail %s is made of the same elements and opens nothing else',
  async (kind) => {
    const all = (await mailsWithMore()).get(kind)!;
    expect(all).toHaveLength(ROUNDS.length);
    for (const { added, html } of all) expect(added, html).toEqual([]);
  },
);

/** A download keeps the name that its sender gave it, in characters that cannot end the value. */
const withoutName = (header: string, value: string): string =>
  header === 'content-disposition'
    ? value.replace(/^attachment; filename="[ !#$&-[\]-~]*"; filename\*=UTF-8''[\w!.~%-]*$/, '')
    : value;

/** Pages that open only at moments before the demo's present, such as before an address is confirmed or pairs are published. */
const UNSEEN = [
  // For waiting matters: src/web/workbench/work/several/several.test.ts reads this page.
  'programme /workbench/matching/:number/people/:application',
  // Shows numbers alone: the progress of an act on several things.
  'programme /workbench/lists/:list/acts/:act',
  // Documents of a connected programme for other servers. src/federation/out/out.test.ts reads them; no browser draws them.
  'site /.well-known/webfinger',
  'site /federation/:home',
  'site /federation/:home/followers',
  'site /federation/:home/outbox',
  'site /federation/:home/posts/:post',
  'site /federation/:home/answers/:answer',
  'site /federation/:home/posts/:post/activity',
  // Calendars, not pages: src/lib/calendar/writeCalendar.test.ts writes hostile words into one.
  'programme /calendar/:file',
  // A live answer without an end; the page of the room draws its contents.
  'programme /chats/:slug/events',
  // A picture that was drawn anew, not a page.
  'programme /chats/:slug/pictures/:picture',
  'programme /applications/:id/confirmation',
  'programme /partnership/:id/call/seats/:seat/events',
  // Earlier addresses, which lead on to the present ones.
  'programme /partnership/:id/hours',
  'programme /partnership/:id/week',
  // For a browser that comes back from a provider. src/web/signIn/with/first.test.ts has hostile words of providers.
  'programme /sign-in/first',
  'site /oauth/:provider',
];
const BROWSED = {
  nobody: [
    '/',
    '/pages/:slug',
    '/news',
    '/news/:slug',
    '/topics',
    '/topics/:slug',
    '/topics/:slug/comments/:comment',
    '/rounds/:number',
    '/conduct',
  ],
  participant: ['/status', '/me', '/partnership/:id', '/partnership/:id/concern'],
  director: [
    '/workbench',
    '/workbench/applications',
    '/workbench/applications/:id',
    '/workbench/discussion/:comment',
    '/workbench/discussion/writers',
    '/workbench/log',
    '/workbench/networks',
    '/workbench/outbox',
    '/workbench/outbox/:id',
    '/workbench/topics/:id',
    '/workbench/topics/:id/preview',
    '/workbench/topics/:id/elsewhere',
    '/workbench/topics/:id/translations/:locale',
    '/workbench/glossary/:id',
    '/workbench/pages/:page',
    '/workbench/pages/:page/versions/:version',
    '/workbench/announcements',
    '/workbench/chats/:chat',
    '/workbench/people',
    '/workbench/partnerships/:id',
    '/workbench/inbox',
    '/workbench/inbox/:id',
    '/workbench/inbox/answers/:answer',
  ],
};
