import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { makingOf } from '../../../../test/hostile/markup.ts';
import { PAYLOADS } from '../../../../test/hostile/payloads.ts';
import { createLimits } from '../../request/limits.ts';
import {
  goAndCome,
  identities,
  lastCode,
  library,
  link,
  museum,
  onStage,
  refused,
} from '../../../../test/provider/providerScene.ts';

describe('the first time', () => {
  test('somebody whose address the provider vouches for, and nobody has, is in with one click', async () => {
    await onStage(async (scene) => {
      const { ctx, cast } = scene;
      const zoe = scene.browser();
      const next = `/p/${cast.slug}/topics/doors`;
      const back = await goAndCome(zoe, library, next);
      expect(back.location).toBe(`/p/${cast.slug}/sign-in/first`);
      expect(zoe.cookies.has('session')).toBe(false);
      const page = await zoe.get('/sign-in/first');
      expect(page.text).toContain('value="Zoë Newcomer"');
      expect(page.text).toContain('value="zoe@new.example"');
      const done = await zoe.post('/sign-in/first', { name: 'Zoë', address: 'Zoe@new.example' });
      expect(done).toMatchObject({ status: 303, location: next });
      const person = await ctx.db
        .selectFrom('person')
        .selectAll()
        .where('address', '=', 'zoe@new.example')
        .executeTakeFirstOrThrow();
      expect(person).toMatchObject({ name: 'Zoë', address_confirmed_at: ctx.clock.now() });
      expect(person.account_id).not.toBeNull();
      expect(await identities(ctx)).toMatchObject([{ subject: '4711', account_id: person.account_id }]);
      const again = scene.browser();
      expect((await goAndCome(again, library)).location).toBe('/p/far-shelves/status');
    });
  });

  test('an address that is somebody’s is never theirs because a provider says so: the code decides, then both are linked', async () => {
    await onStage(async (scene) => {
      const { ctx, cast } = scene;
      library.who = { sub: '9', name: 'L. F.', email: 'luca@cast.example', email_verified: true };
      const luca = scene.browser();
      await goAndCome(luca, library);
      expect((await luca.get('/sign-in/first')).text).toContain('Somebody here has this address');
      const asked = await luca.post('/sign-in/first', { name: 'L. F.', address: 'luca@cast.example' });
      expect(asked.location).toBe('/p/far-shelves/sign-in/code');
      expect(luca.cookies.has('session')).toBe(false);
      expect(await identities(ctx)).toEqual([]);
      expect((await luca.get('/sign-in/code')).text).toContain('This code also links The library');
      const done = await luca.post('/sign-in/code', { code: await lastCode(scene) });
      expect(done.status).toBe(303);
      expect(await identities(ctx)).toMatchObject([{ subject: '9', account_id: cast.accounts.luca }]);
      const person = await ctx.db
        .selectFrom('person')
        .select('name')
        .where('id', '=', cast.people.luca)
        .executeTakeFirstOrThrow();
      expect(person.name).toBe('Luca Ferri');
      const mail = await ctx.db
        .selectFrom('outbox')
        .selectAll()
        .where('kind', '=', 'sign-in-linked')
        .execute();
      expect(mail).toMatchObject([{ person_id: cast.people.luca }]);
      expect(mail[0]?.text.replaceAll('\n', ' ')).toContain('The library (luca@cast.example)');
    });
  });

  test('somebody in another programme, or who never signed in, counts as having their address', async () => {
    await onStage(async (scene) => {
      const { ctx } = scene;
      const other = await stage(ctx, 'elsewhere');
      await ctx.db
        .updateTable('person')
        .set({ address: 'zoe@new.example', account_id: null, address_confirmed_at: null })
        .where('id', '=', other.people.nils)
        .execute();
      const zoe = scene.browser();
      await goAndCome(zoe, library);
      const asked = await zoe.post('/sign-in/first', { name: 'Zoë', address: 'zoe@new.example' });
      expect(asked.location).toContain('/sign-in/code');
      expect(zoe.cookies.has('session')).toBe(false);
    });
  });

  test.each([
    ['an address that is not verified', { sub: '5', email: 'zoe@new.example', email_verified: false }],
    ['an address of which nothing is said', { sub: '5', email: 'zoe@new.example' }],
    ['no address', { sub: '5', name: 'Zoë' }],
    ['an address that is none', { sub: '5', email: 'zoe', email_verified: true }],
  ])('%s has to be confirmed by a code', async (_, who) => {
    await onStage(async (scene) => {
      const { ctx } = scene;
      library.who = who;
      const zoe = scene.browser();
      await goAndCome(zoe, library);
      expect((await zoe.post('/sign-in/first', { name: 'Zoë', address: '' })).status).toBe(422);
      await zoe.post('/sign-in/first', { name: 'Zoë', address: 'zoe@new.example' });
      expect(zoe.cookies.has('session')).toBe(false);
      await zoe.post('/sign-in/code', { code: await lastCode(scene) });
      expect(zoe.cookies.has('session')).toBe(true);
      expect(await identities(ctx)).toMatchObject([{ subject: '5' }]);
      expect((await zoe.get('/me')).text).toContain('zoe@new.example');
      expect(await ctx.db.selectFrom('outbox').select('kind').execute()).toEqual([{ kind: 'sign-in-code' }]);
    });
  });

  test('an address other than the vouched one has to be confirmed by a code', async () => {
    await onStage(async (scene) => {
      const zoe = scene.browser();
      await goAndCome(zoe, library);
      const asked = await zoe.post('/sign-in/first', { name: 'Zoë', address: 'other@new.example' });
      expect(asked.location).toContain('/sign-in/code');
      expect(zoe.cookies.has('session')).toBe(false);
    });
  });

  test('the same address under another number is somebody else until a code says otherwise', async () => {
    await onStage(async (scene) => {
      const { ctx } = scene;
      await link(scene, 'luca', library, '4711');
      library.who = { sub: '4712', name: 'Luca', email: 'luca@cast.example', email_verified: true };
      const other = scene.browser();
      const back = await goAndCome(other, library);
      expect(back.location).toContain('/sign-in/first');
      await other.post('/sign-in/first', { name: 'Luca', address: 'luca@cast.example' });
      expect(other.cookies.has('session')).toBe(false);
      expect(await identities(ctx)).toHaveLength(1);
    });
  });

  test('the same number at another provider is somebody else', async () => {
    await onStage(async (scene) => {
      await link(scene, 'luca', library, '4711');
      const other = scene.browser();
      expect((await goAndCome(other, museum)).location).toContain('/sign-in/first');
      expect(other.cookies.has('session')).toBe(false);
    });
  });

  test('a code that somebody else asked for in the same browser links nothing', async () => {
    await onStage(async (scene) => {
      const shared = scene.browser();
      await goAndCome(shared, library);
      await shared.post('/sign-in/first', { name: 'Zoë', address: 'zoe@other.example' });
      await shared.post('/sign-in', { address: 'luca@cast.example' });
      expect((await shared.get('/sign-in/code')).text).not.toContain('The library');
      await shared.post('/sign-in/code', { code: await lastCode(scene) });
      expect(shared.cookies.has('session')).toBe(true);
      expect(await identities(scene.ctx)).toEqual([]);
      expect(shared.cookies.has('known-with')).toBe(false);
    });
  });

  test('somebody linked in another programme joins this one by a click, and is asked no code', async () => {
    await onStage(async (scene) => {
      const { ctx, cast } = scene;
      await link(scene, 'luca', library, '4711');
      await ctx.db.deleteFrom('person').where('id', '=', cast.people.luca).execute();
      const luca = scene.browser();
      expect((await goAndCome(luca, library)).location).toContain('/sign-in/first');
      await luca.post('/sign-in/first', { name: 'Luca', address: 'zoe@new.example' });
      expect(luca.cookies.has('session')).toBe(true);
      expect((await luca.get('/me')).text).toContain('luca@cast.example');
    });
  });

  test('whatever a provider writes is text and nothing else', async () => {
    await onStage(async (scene) => {
      const makingWith = async (name: string): Promise<string[]> => {
        library.who = { sub: '1', name, email: name, email_verified: true };
        const visitor = scene.browser(undefined, { door: { limits: createLimits() } });
        await goAndCome(visitor, library);
        const first = await visitor.get('/sign-in/first');
        await visitor.post('/sign-in/first', { name: 'Zoë', address: `${randomUUID()}@new.example` });
        const code = await visitor.get('/sign-in/code');
        expect([first.status, code.status]).toEqual([200, 200]);
        return [...makingOf(first.text + code.text)].sort();
      };
      const plain = await makingWith('Zoë');
      for (const payload of PAYLOADS) expect(await makingWith(payload), payload).toEqual(plain);
    });
  });

  test('claims may come by the userinfo endpoint, of the same person alone', async () => {
    await onStage(async (scene) => {
      library.saysLess = true;
      const zoe = scene.browser();
      await goAndCome(zoe, library);
      expect((await zoe.get('/sign-in/first')).text).toContain('value="zoe@new.example"');
      library.twist = { sub: 'another' };
      const other = scene.browser();
      await refused(scene, other, await goAndCome(other, library), 'mismatch');
    });
  });
});
