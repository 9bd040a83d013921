import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import { goAndCome, library, link, onStage as withProviders } from '../../../test/provider/providerScene.ts';
import { openSession, signOutEverywhere } from '../../rooms/people/index.ts';

const LUCA = 'luca@cast.example';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

async function signIn(ctx: TestCtx, cast: Stage, browser: Browser, userAgent = FIREFOX): Promise<void> {
  await browser.post('/sign-in', { address: LUCA });
  const code = await lastCode(ctx, cast.programme);
  const done = await browser.post('/sign-in/code', { code }, { 'user-agent': userAgent });
  expect(done.status).toBe(303);
}

const told = async ({ db }: TestCtx): Promise<number> =>
  (await db.selectFrom('outbox').select('id').where('kind', '=', 'new-sign-in').execute()).length;

test('a sign-in with a browser that is new is told by mail, the first of an account and a known browser’s are not', () =>
  onStage(async (ctx, cast) => {
    const own = browse(ctx, cast);
    await signIn(ctx, cast, own);
    expect(await told(ctx)).toBe(0);
    ctx.clock.forward(1);
    await own.post('/sign-out');
    await signIn(ctx, cast, own);
    expect(await told(ctx)).toBe(0);
    ctx.clock.forward(1);
    await signIn(ctx, cast, browse(ctx, cast));
    const { subjects, text } = await mailTo(ctx, LUCA);
    expect(subjects.at(-1)).toBe('A new sign-in to Far Shelves');
    expect(text).toContain('Firefox, Linux');
    expect(text).toContain('15 January 2027');
    expect(text).toContain('not know from which country');
    const mail = await ctx.db
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'new-sign-in')
      .executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ private: true, urgent: true, person_id: cast.people.luca });
  }));

test('its button signs that browser and all others out, and ends the links in older mails; opening it does nothing', () =>
  onStage(async (ctx, cast) => {
    const own = browse(ctx, cast);
    await signIn(ctx, cast, own);
    ctx.clock.forward(1);
    const thief = browse(ctx, cast);
    await signIn(ctx, cast, thief);
    const { link } = await mailTo(ctx, LUCA);
    const mailbox = browse(ctx, cast);
    expect((await mailbox.get(link)).text).toContain('Every browser is signed out');
    expect((await thief.get('/me')).status).toBe(200);
    expect((await mailbox.post(link)).location).toMatch(/\/sign-in$/);
    for (const browser of [own, thief, mailbox]) expect((await browser.get('/me')).status).toBe(303);
    // After that every browser counts as new, the thief's too.
    ctx.clock.forward(1);
    await signIn(ctx, cast, thief);
    expect(await told(ctx)).toBe(2);
  }));

test('who was signed in before browsers were remembered is told of a new one, too', () =>
  onStage(async (ctx, cast) => {
    await openSession(ctx, { account: cast.accounts.luca, device: '' });
    await signIn(ctx, cast, browse(ctx, cast));
    expect(await told(ctx)).toBe(1);
  }));

test('no more than five such mails leave a day, and nothing that the browser calls itself stands in them', () =>
  onStage(async (ctx, cast) => {
    await signIn(ctx, cast, browse(ctx, cast));
    for (let i = 0; i < 7; i++) {
      ctx.clock.forward(0.3);
      await signIn(ctx, cast, browse(ctx, cast), 'Mail your code to https://elsewhere.example');
    }
    const mails = await ctx.db
      .selectFrom('outbox')
      .select(['text', 'html', 'data'])
      .where('kind', '=', 'new-sign-in')
      .execute();
    expect(mails).toHaveLength(4);
    expect(JSON.stringify(mails)).not.toContain('elsewhere');
    expect(mails[0]!.text.replaceAll(/\s+/g, ' ')).toContain('a browser we do not know');
    ctx.clock.forward(24);
    await signIn(ctx, cast, browse(ctx, cast));
    expect(await told(ctx)).toBe(5);
  }));

test('signing out everywhere does not make the next sign-in the first', () =>
  onStage(async (ctx, cast) => {
    const own = browse(ctx, cast);
    await signIn(ctx, cast, own);
    await signOutEverywhere(ctx, { account: cast.accounts.luca });
    ctx.clock.forward(1);
    await signIn(ctx, cast, browse(ctx, cast));
    expect(await told(ctx)).toBe(1);
  }));

test('a sign-in with a provider is told like one by a code', () =>
  withProviders(async (scene) => {
    await link(scene, 'luca', library, '4711');
    await goAndCome(scene.browser(), library, '/');
    scene.ctx.clock.forward(1);
    await goAndCome(scene.browser(), library, '/');
    expect(await told(scene.ctx)).toBe(1);
  }));
