import { describe, expect, test } from 'vitest';
import { erasePerson, ownData } from '../../rooms/people/index.ts';
import {
  bring,
  goAndCome,
  identities,
  library,
  link,
  onStage,
  troubleOf,
} from '../../../test/provider/providerScene.ts';

describe('other ways to sign in, in “My details”', () => {
  test('a way is linked with who is signed in, told by mail and in the log, and removed again', async () => {
    await onStage(async (scene) => {
      const { ctx, cast } = scene;
      library.who = { sub: '7', name: 'Luca <b>' };
      const luca = scene.browser('luca');
      const page = await luca.post('/me/sign-ins/library');
      const url = (page.headers.get('refresh') ?? '').replace('0; url=', '');
      const back = await bring(luca, await library.visit(url));
      expect(back.location).toBe('/p/far-shelves/me');
      expect(await identities(ctx)).toMatchObject([{ subject: '7', account_id: cast.accounts.luca }]);
      const mine = await luca.get('/me');
      expect(mine.text).toContain('The library <bdi>Luca &lt;b></bdi>');
      const tomas = scene.browser('tomas');
      expect((await tomas.get('/workbench/log?lang=en')).text).toContain('linked a way to sign in');
      const id = (await identities(ctx))[0]?.id;
      const mei = scene.browser('mei');
      expect((await mei.post(`/me/sign-ins/${id}/end`)).status).toBe(404);
      expect((await luca.post(`/me/sign-ins/${id}/end`)).status).toBe(303);
      expect(await identities(ctx)).toEqual([]);
      expect((await tomas.get('/workbench/log?lang=en')).text).toContain('removed a way to sign in');
      const kinds = await ctx.db.selectFrom('outbox').select(['kind', 'person_id']).execute();
      expect(kinds).toEqual([{ kind: 'sign-in-linked', person_id: cast.people.luca }]);
    });
  });

  test('a way that is another’s stays there', async () => {
    await onStage(async (scene) => {
      const { ctx, cast } = scene;
      await link(scene, 'mei', library, '4711');
      const luca = scene.browser('luca');
      const page = await luca.post('/me/sign-ins/library');
      const url = (page.headers.get('refresh') ?? '').replace('0; url=', '');
      const back = await bring(luca, await library.visit(url));
      expect(back.location).toBe('/p/far-shelves/me?trouble=taken&with=library');
      expect((await luca.get(back.location)).text).toContain('belongs to another account here');
      expect(await identities(ctx)).toMatchObject([{ account_id: cast.accounts.mei }]);
    });
  });

  test('nothing is linked with whoever signed in meanwhile', async () => {
    await onStage(async (scene) => {
      const luca = scene.browser('luca');
      const page = await luca.post('/me/sign-ins/library');
      const back = await library.visit((page.headers.get('refresh') ?? '').replace('0; url=', ''));
      const mei = scene.browser('mei');
      await mei.get('/');
      luca.cookies.set('session', mei.cookies.get('session') ?? '');
      expect(troubleOf(await bring(luca, back))).toBe('over');
      expect(await identities(scene.ctx)).toEqual([]);
    });
  });

  test('the file of one’s own data has them, and erasure removes them', async () => {
    await onStage(async (scene) => {
      const { ctx, cast } = scene;
      await link(scene, 'luca', library, '4711');
      const { programme } = cast;
      const data = await ownData(ctx, programme, cast.people.luca);
      expect(data['signInsWith']).toMatchObject([{ provider: 'library', subject: '4711' }]);
      const actor = { kind: 'person', id: cast.people.luca } as const;
      await erasePerson(ctx, { programme, actor, person: cast.people.luca });
      expect(await identities(ctx)).toEqual([]);
      const back = await goAndCome(scene.browser(), library);
      expect(back.location).toContain('/sign-in/first');
    });
  });
});
