import { describe, expect, test } from 'vitest';
import { browse, testDoor } from '../../../../test/browse.ts';
import {
  goAndCome,
  identities,
  leave,
  library,
  link,
  onStage,
} from '../../../../test/provider/providerScene.ts';
import { forgetHosts, ownOrigin } from '../../request/hosts.ts';

describe('signing in with a provider', () => {
  test('opens a session for whom it is linked with, and leads back to the page one came from', async () => {
    await onStage(async (scene) => {
      await link(scene, 'luca', library, '4711');
      const luca = scene.browser();
      const next = `/p/${scene.cast.slug}/topics/doors`;
      const back = await goAndCome(luca, library, next);
      expect(back).toMatchObject({ status: 303, location: next });
      expect(luca.cookies.get('session')).toMatch(/^[\w-]{43}$/);
      expect((await luca.get('/me')).text).toContain('luca@cast.example');
      expect(luca.cookies.has('signing-with')).toBe(false);
      const [identity] = await identities(scene.ctx);
      expect(identity).toMatchObject({ used_at: scene.ctx.clock.now(), name: 'zoe@new.example' });
    });
  });

  test('asks for what it should, with PKCE, state and nonce that are new each time', async () => {
    await onStage(async ({ browser }) => {
      const urls = [await leave(browser(), library), await leave(browser(), library)].map(
        (url) => new URL(url).searchParams,
      );
      for (const asked of urls)
        expect(Object.fromEntries(asked)).toMatchObject({
          response_type: 'code',
          scope: 'openid email profile',
          redirect_uri: 'http://localhost:3000/oauth/library',
          code_challenge_method: 'S256',
          code_challenge: expect.stringMatching(/^[\w-]{43}$/),
          state: expect.stringMatching(/^[\w-]{43}$/),
          nonce: expect.stringMatching(/^[\w-]{43}$/),
        });
      for (const name of ['state', 'nonce', 'code_challenge'])
        expect(urls[0]?.get(name)).not.toBe(urls[1]?.get(name));
    });
  });

  test('leaves the page by itself and by a link, without script, and the cookie tells nobody anything', async () => {
    await onStage(async ({ browser }) => {
      const visitor = browser();
      const page = await visitor.post('/sign-in/with/library');
      const url = new URL((page.headers.get('refresh') ?? '').replace('0; url=', ''));
      expect(page.text).toContain(`href="${url.href.replaceAll('&', '&amp;')}"`);
      const cookie = page.headers.getSetCookie().find((line) => line.startsWith('signing-with=')) ?? '';
      expect(cookie).toMatch(/HttpOnly; SameSite=Lax; Max-Age=600$/);
      expect(Buffer.from(visitor.cookies.get('signing-with') ?? '', 'base64url').toString()).not.toContain(
        url.searchParams.get('state') ?? '',
      );
    });
  });

  test('brings a new token and ends the session this browser had', async () => {
    await onStage(async (scene) => {
      await link(scene, 'luca', library, '4711');
      const luca = scene.browser('luca');
      await luca.get('/');
      const before = luca.cookies.get('session');
      await goAndCome(luca, library);
      expect(luca.cookies.get('session')).not.toBe(before);
      expect(await scene.ctx.db.selectFrom('session').selectAll().execute()).toHaveLength(1);
    });
  });

  test('has a button only where the operator opened it', async () => {
    await onStage(async ({ ctx, cast, browser }) => {
      const open = await browser().get('/sign-in');
      expect(open.text).toContain('Go on with The library');
      expect(open.text).not.toContain('Google');
      const shut = await browse(ctx, cast).get('/sign-in');
      expect(shut.text).not.toMatch(/Go on with|Or without a code/);
      expect((await browse(ctx, cast, 'luca').get('/me')).text).not.toContain('Other ways to sign in');
      expect((await browse(ctx, cast).post('/sign-in/with/library')).status).toBe(404);
    });
  });
});

test('somebody at a programme’s own host comes back to that host, and to no other that a request names', async () => {
  await onStage(async ({ ctx, cast }) => {
    await ctx.db
      .insertInto('programme_host')
      .values({ host: 'shelves.example', programme_id: cast.programme })
      .execute();
    forgetHosts();
    const config = { ...testDoor(ctx).config, publicUrl: 'https://a.example', isLoopback: false };
    const originAt = (url: string): Promise<string> => ownOrigin({ ctx, config, url: new URL(url) });
    expect(await originAt('http://shelves.example:3000/p/x/sign-in')).toBe('https://shelves.example');
    expect(await originAt('http://evil.example/p/x/sign-in')).toBe('https://a.example');
    forgetHosts();
  });
});
