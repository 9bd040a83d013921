import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Browser } from '../../../../test/browse.ts';
import { plainProvider } from '../../../../test/provider/plain.ts';
import { farHooks, onStageWith, urlOf } from '../../../../test/provider/plainScene.ts';
import {
  bring,
  identities,
  lastCode,
  link,
  museum,
  refused,
} from '../../../../test/provider/providerScene.ts';
import type { MastodonProvider } from '../../../config/signIn.ts';
import { createOutbound } from '../../../lib/network/outbound/outbound.ts';
import { serverOf } from './mastodon.ts';

const far = await plainProvider();
farHooks(far);

const anyServer: MastodonProvider = { kind: 'mastodon', key: 'mastodon', name: 'Mastodon', servers: 'any' };

const toMastodon = (browser: Browser, server = far.host) =>
  browser.post('/sign-in/with/mastodon', { server });

const amina = { id: '109', username: 'amina', display_name: 'Amina 📚', acct: 'amina' };

describe('with Mastodon', () => {
  test('we register at the server that somebody names, once a day, and keep the secret sealed', async () => {
    await onStageWith(anyServer, async ({ ctx, browser }) => {
      expect((await toMastodon(browser(), `@amina@${far.host}`)).status).toBe(200);
      const url = new URL(urlOf(await toMastodon(browser(), `${far.origin}/@amina`)));
      expect(far.asked).toEqual(['/api/v1/apps']);
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        scope: 'read:accounts',
        redirect_uri: 'http://localhost:3000/oauth/mastodon',
        code_challenge_method: 'S256',
      });
      const kept = JSON.stringify(await ctx.db.selectFrom('sign_in_client').selectAll().execute());
      const [client] = far.clients.values();
      expect(kept).not.toContain(client?.secret);
      ctx.clock.forward(25);
      await toMastodon(browser());
      expect(far.asked).toEqual(['/api/v1/apps', '/api/v1/apps']);
    });
  });

  test('somebody new confirms an address by code, and is let in by their number there from then on', async () => {
    await onStageWith(anyServer, async (scene) => {
      const { ctx, browser } = scene;
      far.who = amina;
      // As Mastodon writes it.
      far.iss = `${far.origin}/`;
      const visitor = browser();
      const back = await bring(visitor, await far.visit(urlOf(await toMastodon(visitor))));
      expect(back.location).toBe('/p/far-shelves/sign-in/first');
      const page = await visitor.get('/sign-in/first');
      expect(page.text).toContain(`Mastodon knows you as <bdi>@amina@${far.host}</bdi>`);
      expect(page.text).toContain('value="Amina 📚"');
      await visitor.post('/sign-in/first', { name: 'Amina', address: 'amina@new.example' });
      await visitor.post('/sign-in/code', { code: await lastCode(scene) });
      expect(await identities(ctx)).toMatchObject([
        { provider: 'mastodon', issuer: far.origin, subject: '109', name: `@amina@${far.host}` },
      ]);
      far.who = { ...amina, username: 'renamed' };
      const again = browser();
      await bring(again, await far.visit(urlOf(await toMastodon(again))));
      expect(again.cookies.has('session')).toBe(true);
      expect(far.asked).toContain('/oauth/revoke');
    });
  });

  test('a picture there may be taken over, but not that of who has none', async () => {
    await onStageWith(anyServer, async (scene) => {
      far.picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .png()
        .toBuffer();
      const first = async (avatar: string): Promise<Browser> => {
        far.who = { ...amina, avatar: `${far.origin}${avatar}` };
        const visitor = scene.browser();
        await bring(visitor, await far.visit(urlOf(await toMastodon(visitor))));
        return visitor;
      };
      const nobody = await (await first('/avatars/original/missing.png')).get('/sign-in/first');
      expect(nobody.text).not.toContain('name="picture"');
      const visitor = await first('/picture');
      expect((await visitor.get('/sign-in/first')).text).toContain('Show my picture from Mastodon');
      const typed = { name: 'Amina', address: 'amina@new.example', picture: 'yes' };
      await visitor.post('/sign-in/first', typed);
      expect(far.asked).not.toContain('/picture');
      await visitor.post('/sign-in/code', { code: await lastCode(scene) });
      expect((await visitor.get('/discussion')).text).toMatch(/discussion\/pictures\/\d+/);
    });
  });

  test('nobody gets in who helps to run a programme: they enter a code', async () => {
    await onStageWith(anyServer, async (scene) => {
      const at = { settings: { key: 'mastodon', name: 'Mastodon', issuer: far.origin } };
      for (const who of ['tomas', 'olga'] as const) {
        await link(scene, who, at, who);
        far.who = { id: who, username: who };
        const browser = scene.browser();
        const back = await bring(browser, await far.visit(urlOf(await toMastodon(browser))));
        await refused(scene, browser, back, 'rights');
      }
    });
  });

  test('another server cannot answer for the one somebody went to', async () => {
    await onStageWith(anyServer, async (scene) => {
      const other = await plainProvider();
      far.who = amina;
      const browser = scene.browser();
      const back = await far.visit(urlOf(await toMastodon(browser)));
      back.searchParams.set('iss', other.origin);
      await refused(scene, browser, await bring(browser, back), 'mismatch');
      // Without `iss` the code still goes only to the server with which the sign-in began.
      other.who = amina;
      const mixed = scene.browser();
      const first = new URL(urlOf(await toMastodon(mixed)));
      await toMastodon(scene.browser(), other.host);
      const elsewhere = new URL(first.href.replace(far.origin, other.origin));
      elsewhere.searchParams.set('client_id', [...other.clients.keys()][0] ?? '');
      await refused(scene, mixed, await bring(mixed, await other.visit(elsewhere.href)), 'failed');
      expect(other.asked).not.toContain('/oauth/token');
      await other.close();
    });
  });

  test('a server that forgot us is asked anew by the next who come', async () => {
    await onStageWith(anyServer, async (scene) => {
      far.who = amina;
      const browser = scene.browser();
      const back = await far.visit(urlOf(await toMastodon(browser)));
      far.clients.clear();
      await refused(scene, browser, await bring(browser, back), 'failed');
      await toMastodon(scene.browser());
      expect(far.clients.size).toBe(1);
    });
  });

  test.each([
    ['nothing', ''],
    ['what is no host', 'my server'],
    ['an address of this machine', '127.0.0.1'],
    ['a local name', 'localhost'],
    ['an address in a private network', 'https://10.0.0.1/'],
    ['a port', 'mastodon.social:8080'],
    ['what is no Mastodon', museum.settings.issuer],
    ['somebody who is not there', '127.0.0.1:9'],
  ])('%s comes back with a message beside the field, and what was typed', async (_, typed) => {
    await onStageWith(anyServer, async ({ browser }) => {
      const answer = await toMastodon(browser(), typed);
      expect(answer.status).toBe(422);
      expect(answer.text).toMatch(/aria-invalid="true"/);
      expect(answer.text).toContain(`name="server"`);
      if (typed) expect(answer.text).toContain(`value="${typed}"`);
    });
  });

  test('the guarded way goes nowhere but to the public internet', async () => {
    await onStageWith(anyServer, async ({ browser }) => {
      const guarded = { outbound: createOutbound({ protocols: ['http:', 'https:'], ports: 'any' }) };
      const answer = await toMastodon(browser(undefined, { door: guarded }));
      expect(answer.status).toBe(422);
      expect(far.asked).toEqual([]);
    });
  });

  test('only servers the operator lists are taken, if there is a list', () => {
    const listed: MastodonProvider = { ...anyServer, servers: ['mastodon.social'] };
    expect(serverOf('Mastodon.Social', listed, false)).toBe('https://mastodon.social');
    expect(serverOf('@me@mastodon.social', listed, false)).toBe('https://mastodon.social');
    expect(serverOf('mastodon.social.evil.example', listed, false)).toBeNull();
    expect(serverOf('bücher.example', anyServer, false)).toBe('https://xn--bcher-kva.example');
    for (const bad of ['mastodon.social@10.0.0.1', '0x7f.1', '[::1]', 'a.b:443@c', '127.0.0.1:80', 'x', '@@'])
      expect(serverOf(bad, anyServer, false), bad).toBeNull();
  });

  test('one network does not make us register all over the world', async () => {
    await onStageWith(anyServer, async ({ ctx, browser }) => {
      const visitor = browser();
      const statuses: number[] = [];
      for (let i = 0; i < 11; i++) {
        statuses.push((await toMastodon(visitor)).status);
        ctx.clock.forward(25);
      }
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200));
      expect(statuses[10]).toBe(303);
    });
  });
});
