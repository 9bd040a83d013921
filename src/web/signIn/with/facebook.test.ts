import { describe, expect, test } from 'vitest';
import type { Answered, Browser } from '../../../../test/browse.ts';
import { plainProvider } from '../../../../test/provider/plain.ts';
import { farHooks, onStageWith, urlOf } from '../../../../test/provider/plainScene.ts';
import { bring, identities, lastCode, refused, troubleOf } from '../../../../test/provider/providerScene.ts';
import type { SignInProvider } from '../../../config/signIn.ts';

const far = await plainProvider();
farHooks(far);

const facebook: SignInProvider = {
  kind: 'facebook',
  key: 'facebook',
  name: 'Facebook',
  issuer: 'https://www.facebook.com',
  clientId: '12345',
  clientSecret: 'the app’s secret',
  authorization: `${far.origin}/dialog/oauth`,
  token: `${far.origin}/access_token`,
  profile: `${far.origin}/me`,
};

const register = (): void => {
  const redirectUri = 'http://localhost:3000/oauth/facebook';
  far.clients.set('12345', { secret: 'the app’s secret', redirectUri });
};

const go = async (browser: Browser): Promise<Answered> =>
  bring(browser, await far.visit(urlOf(await browser.post('/sign-in/with/facebook'))));

describe('with Facebook', () => {
  test('the address it gives is never enough by itself', async () => {
    await onStageWith(facebook, async (scene) => {
      register();
      far.who = { id: '1234567890', name: 'Luca Ferri', email: 'luca@cast.example', email_verified: true };
      const luca = scene.browser();
      await go(luca);
      const page = await luca.get('/sign-in/first');
      expect(page.text).toContain('value="luca@cast.example"');
      expect(page.text).not.toContain('Somebody here has this address');
      await luca.post('/sign-in/first', { name: 'Luca', address: 'luca@cast.example' });
      expect(luca.cookies.has('session')).toBe(false);
      await luca.post('/sign-in/code', { code: await lastCode(scene) });
      expect(await identities(scene.ctx)).toMatchObject([
        { provider: 'facebook', subject: '1234567890', account_id: scene.cast.accounts.luca },
      ]);
      const again = scene.browser();
      await go(again);
      expect(again.cookies.has('session')).toBe(true);
    });
  });

  test('a picture there is offered, but not the outline of who has none', async () => {
    await onStageWith(facebook, async ({ browser }) => {
      register();
      for (const is_silhouette of [true, false]) {
        const picture = { data: { url: `${far.origin}/picture`, is_silhouette } };
        far.who = { id: '1234567890', name: 'Luca Ferri', picture };
        const luca = browser();
        await go(luca);
        const page = await luca.get('/sign-in/first');
        expect(page.text.includes('name="picture"')).toBe(!is_silhouette);
      }
    });
  });

  test('somebody who says no comes back to the way by code', async () => {
    await onStageWith(facebook, async (scene) => {
      register();
      far.who = null;
      const browser = scene.browser();
      await refused(scene, browser, await go(browser), 'denied');
    });
  });

  test('another state is refused before anything is asked there', async () => {
    await onStageWith(facebook, async (scene) => {
      register();
      const browser = scene.browser();
      const back = await far.visit(urlOf(await browser.post('/sign-in/with/facebook')));
      back.searchParams.set('state', 'another');
      expect(troubleOf(await bring(browser, back))).toBe('mismatch');
      expect(far.asked).not.toContain('/access_token');
    });
  });
});
