import { expect } from 'vitest';
import { linkIdentity, codeOf, mailCode } from '../../src/rooms/people/index.ts';
import { createOutbound } from '../../src/lib/network/outbound/outbound.ts';
import { browse, testDoor } from '../browse.ts';
import type { Answered, BrowseOptions, Browser } from '../browse.ts';
import { stage } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { rolledBack } from '../database.ts';
import { openIdProvider, untouched } from './openid.ts';
import type { TestProvider } from './openid.ts';

let now = new Date();
/** The time of the play, which providers write into their tokens. */
export const playTime = (): Date => now;

/** These providers serve all files that a worker runs. */
export const library = await openIdProvider({ key: 'library', now: () => now });
export const museum = await openIdProvider({ key: 'museum', now: () => now });

export interface Scene {
  ctx: TestCtx;
  cast: Stage;
  browser: (as?: CastName, options?: BrowseOptions) => Browser;
}

/** The cast, with two providers in the settings. */
export async function onStage(play: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    now = ctx.clock.now();
    for (const provider of [library, museum])
      Object.assign(provider, {
        ...untouched(),
        // The program remembers a provider for a while, so each test resets it.
        settings: { ...provider.settings },
      });
    const cast = await stage(ctx);
    const door = testDoor(ctx);
    const config = { ...door.config, signIn: [library.settings, museum.settings] };
    const browser: Scene['browser'] = (as, options = {}) =>
      browse(ctx, cast, as, { ...options, door: { ...door, config, ...options.door } });
    await play({ ctx, cast, browser });
  });
}

export const leave = async (browser: Browser, provider: TestProvider, next?: string): Promise<string> => {
  const page = await browser.post(`/sign-in/with/${provider.settings.key}`, next ? { next } : {});
  expect(page.status).toBe(200);
  return /^0; url=(.*)$/.exec(page.headers.get('refresh') ?? '')?.[1] ?? '';
};
export const bring = (browser: Browser, back: URL): Promise<Answered> =>
  browser.site.get(back.pathname + back.search);
export const goAndCome = async (browser: Browser, provider: TestProvider, next?: string): Promise<Answered> =>
  bring(browser, await provider.visit(await leave(browser, provider, next)));

/** A way out to the providers of these tests, which are on this machine: the guarded way leads to no such address. */
export const toLoopback = createOutbound({
  allows: (address) => address === '127.0.0.1',
  protocols: ['http:'],
  ports: 'any',
  timeout: 1000,
});

export const lastCode = async ({ ctx, cast }: Scene): Promise<string> => {
  const id = Number(ctx.enqueued.findLast(({ name }) => name === 'sign-in-code')?.data['id']);
  await mailCode(ctx, { programme: cast.programme, id });
  return codeOf(ctx, cast.programme, id);
};
export const link = (
  { ctx, cast }: Scene,
  who: CastName,
  provider: { settings: Pick<TestProvider['settings'], 'key' | 'name' | 'issuer'> },
  subject: string,
) =>
  linkIdentity(ctx, {
    programme: cast.programme,
    person: cast.people[who],
    account: cast.accounts[who],
    known: { provider: provider.settings.key, issuer: provider.settings.issuer, subject, name: who },
    called: provider.settings.name,
    tell: false,
  });
export const identities = (ctx: TestCtx) => ctx.db.selectFrom('sign_in_identity').selectAll().execute();
export const troubleOf = (answer: Answered): string | null =>
  new URLSearchParams(answer.location.split('?')[1]).get('trouble');

/** Expects that the person is back on the sign-in page, with a sentence and without a session. */
export async function refused(
  scene: Scene,
  browser: Browser,
  back: Answered,
  trouble: string,
): Promise<void> {
  expect(troubleOf(back), back.location).toBe(trouble);
  expect(back.location).toMatch(/^(\/p\/far-shelves)?\/sign-in\?/);
  expect(browser.cookies.has('session')).toBe(false);
  const again = await browser.get(back.location.replace(/^\/sign-in/, '/p/far-shelves/sign-in'));
  expect(again.text).toContain('You are not signed in that way');
  expect(again.text).toContain('name="address"');
}
