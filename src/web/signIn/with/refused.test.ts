import { describe, expect, test } from 'vitest';
import { testDoor } from '../../../../test/browse.ts';
import type { Answered, Browser } from '../../../../test/browse.ts';
import { openIdProvider } from '../../../../test/provider/openid.ts';
import { createLimits } from '../../request/limits.ts';
import {
  bring,
  goAndCome,
  leave,
  library,
  link,
  museum,
  onStage,
  playTime,
  refused,
} from '../../../../test/provider/providerScene.ts';
import type { Scene } from '../../../../test/provider/providerScene.ts';

const twisted =
  (twist: Record<string, unknown>) =>
  (_: Scene, browser: Browser): Promise<Answered> => {
    library.twist = twist;
    return goAndCome(browser, library);
  };

describe('what comes back is refused', () => {
  const cases: Record<
    string,
    [trouble: string, play: (scene: Scene, browser: Browser) => Promise<Answered>]
  > = {
    'with another state': [
      'mismatch',
      async (_, browser) => {
        const back = await library.visit(await leave(browser, library));
        back.searchParams.set('state', 'x'.repeat(43));
        return bring(browser, back);
      },
    ],
    'without a state': [
      'mismatch',
      async (_, browser) => {
        const back = await library.visit(await leave(browser, library));
        back.searchParams.delete('state');
        return bring(browser, back);
      },
    ],
    'with the answer that another browser was given': [
      'mismatch',
      async (scene, browser) => {
        const thief = await library.visit(await leave(scene.browser(), library));
        await leave(browser, library);
        return bring(browser, thief);
      },
    ],
    'in a browser that never left': [
      'over',
      async (scene, browser) => bring(browser, await library.visit(await leave(scene.browser(), library))),
    ],
    'after ten minutes': [
      'over',
      async (scene, browser) => {
        const back = await library.visit(await leave(browser, library));
        scene.ctx.clock.forward(10 / 60 + 0.01);
        return bring(browser, back);
      },
    ],
    'at the address of another provider (mix-up)': [
      'mismatch',
      async (_, browser) => {
        const back = await library.visit(await leave(browser, library));
        back.pathname = '/oauth/museum';
        return bring(browser, back);
      },
    ],
    'from another issuer (mix-up)': [
      'mismatch',
      async (_, browser) => {
        const back = await library.visit(await leave(browser, library));
        back.searchParams.set('iss', museum.settings.issuer);
        return bring(browser, back);
      },
    ],
    'without the issuer that this provider always names': [
      'mismatch',
      async (_, browser) => {
        const back = await library.visit(await leave(browser, library));
        back.searchParams.delete('iss');
        return bring(browser, back);
      },
    ],
    'with a code of another asking': [
      'failed',
      async (scene, browser) => {
        const other = await library.visit(await leave(scene.browser(), library));
        const back = await library.visit(await leave(browser, library));
        back.searchParams.set('code', other.searchParams.get('code') ?? '');
        return bring(browser, back);
      },
    ],
    'with a nonce of another asking': ['mismatch', twisted({ nonce: 'another' })],
    'for another audience': ['mismatch', twisted({ aud: 'somebody else' })],
    'with a token of another issuer': ['mismatch', twisted({ iss: 'https://evil.example' })],
    'with a token that ran out': ['mismatch', twisted({ exp: 1_700_000_000 })],
    'with a forged signature': [
      'mismatch',
      (_, browser) => {
        library.forges = true;
        return goAndCome(browser, library);
      },
    ],
    'when the person says no': [
      'denied',
      (_, browser) => {
        library.who = null;
        return goAndCome(browser, library);
      },
    ],
  };

  test.each(Object.entries(cases))('%s', async (_, [trouble, play]) => {
    await onStage(async (scene) => {
      await link(scene, 'luca', library, '4711');
      const browser = scene.browser();
      await refused(scene, browser, await play(scene, browser), trouble);
    });
  });

  test('a second time, in the same browser or with a copy of its cookies', async () => {
    await onStage(async (scene) => {
      await link(scene, 'luca', library, '4711');
      const door = { limits: createLimits() };
      const luca = scene.browser(undefined, { door });
      const back = await library.visit(await leave(luca, library));
      const copy = luca.cookies.get('signing-with') ?? '';
      expect((await bring(luca, back)).location).toBe('/p/far-shelves/status');
      luca.cookies.clear();
      await refused(scene, luca, await bring(luca, back), 'over');
      const thief = scene.browser(undefined, { door });
      thief.cookies.set('signing-with', copy);
      const asked = library.asked.length;
      await refused(scene, thief, await bring(thief, back), 'over');
      expect(library.asked).toHaveLength(asked);
    });
  });

  test('when the cookie was changed', async () => {
    await onStage(async (scene) => {
      const browser = scene.browser();
      const back = await library.visit(await leave(browser, library));
      const cookie = Buffer.from(browser.cookies.get('signing-with') ?? '', 'base64url');
      cookie[40] = (cookie[40] ?? 0) ^ 1;
      browser.cookies.set('signing-with', cookie.toString('base64url'));
      await refused(scene, browser, await bring(browser, back), 'over');
    });
  });
});

test('a provider that is down is said to be down, on the way there and on the way back', async () => {
  await onStage(async (scene) => {
    const gone = await openIdProvider({ key: 'gone', now: playTime });
    const config = { ...testDoor(scene.ctx).config, signIn: [gone.settings] };
    const browser = scene.browser(undefined, { door: { config } });
    const back = await gone.visit(await leave(browser, gone));
    await gone.close();
    await refused(scene, browser, await bring(browser, back), 'down');
    gone.settings = { ...gone.settings };
    const other = scene.browser(undefined, { door: { config: { ...config, signIn: [gone.settings] } } });
    await refused(scene, other, await other.post('/sign-in/with/gone'), 'down');
  });
});
