import { describe, expect, test } from 'vitest';
import { handleConcern, pressUnread } from '../../src/rooms/partnerships/index.ts';
import { endRole } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import { writes } from '../mail/quietPartners.ts';
import { applied } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { WORDS, decides, pair, raiseAbout, seen, told, viewer } from './concernScene.ts';

describe('a decision', () => {
  test('that nothing has to be done is told to who raised it alone', () =>
    pair(async (scene) => {
      await decides(scene, 'ines', await raiseAbout(scene), 'nothing');
      expect(await told(scene, 'amina', 'concern-decided')).toHaveLength(1);
      expect(await told(scene, 'mei', 'concern-decided')).toEqual([]);
    }));

  test('lets letters pass again where they did not, and tells both', () =>
    pair(async (scene) => {
      const concern = await raiseAbout(scene);
      await scene.ctx.db.updateTable('partnership').set({ apart_at: scene.ctx.clock.now() }).execute();
      await decides(scene, 'ines', concern, 'nothing');
      for (const who of ['amina', 'mei'] as const)
        expect((await told(scene, who, 'concern-decided'))[0]).toContain('Letters pass between you again');
      expect(await scene.ctx.db.selectFrom('partnership').select('apart_at').execute()).toEqual([
        { apart_at: null },
      ]);
    }));

  test('to talk or to part is told to each as it concerns them, without a word of the concern', () =>
    pair(async (scene) => {
      await decides(scene, 'ines', await raiseAbout(scene), 'parted');
      const [toMei] = await told(scene, 'mei', 'concern-decided');
      expect(toMei).toContain('have ended your partnership');
      expect(toMei).not.toContain(WORDS.told);
      expect((await told(scene, 'amina', 'concern-decided'))[0]).toContain('is ended');
      for (const who of ['amina', 'mei'] as const)
        expect(await applied(scene, who)).toMatchObject({ state: 'waiting', priority: 1 });
    }));

  test('to remove takes whom it is about out of the round; the other comes first', () =>
    pair(async (scene) => {
      await decides(scene, 'ines', await raiseAbout(scene), 'removed');
      expect(await applied(scene, 'mei')).toMatchObject({ state: 'withdrawn' });
      expect(await applied(scene, 'amina')).toMatchObject({ state: 'waiting', priority: 1 });
      expect((await told(scene, 'mei', 'concern-decided'))[0]).toContain('no longer take part in');
    }));
});

const appeals = (scene: PartnersScene, who: CastName, concern: number) =>
  writes(scene, who, 'BITTERN: that is not how it was.', { kind: 'appeal', subject: concern });

describe('an appeal', () => {
  test('is read and answered by somebody who did not decide it', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      await appeals(scene, 'mei', concern);
      expect((await told(scene, 'mei', 'appeal-noted'))[0]).toContain('somebody who did not decide it');
      expect(await seen(scene, 'ines')).not.toContain('BITTERN');
      expect(await seen(scene, 'tomas')).toContain('BITTERN');
      const { id } = await ctx.db.selectFrom('concern_appeal').select('id').executeTakeFirstOrThrow();
      const at = `/workbench/partnerships/${pair}/concerns/${concern}/appeals/${id}`;
      expect((await browse(ctx, cast, 'ines').post(at, { stands: 'yes' })).status).toBe(404);
      expect((await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text).toContain(
        'look at a decision again',
      );
      expect((await browse(ctx, cast, 'ines').get('/workbench?lang=en')).text).not.toContain(
        'look at a decision again',
      );
      expect((await browse(ctx, cast, 'tomas').post(at, { stands: 'no' })).status).toBe(303);
      expect((await told(scene, 'mei', 'appeal-answered'))[0]).toContain('decided anew');
      expect(await ctx.db.selectFrom('concern').select(['handled_at', 'decision']).execute()).toEqual([
        { handled_at: null, decision: null },
      ]);
      expect((await decides(scene, 'tomas', concern, 'talk')).ok).toBe(true);
      expect(await told(scene, 'mei', 'concern-decided')).toHaveLength(2);
    }));

  test('goes to the operators where nobody else may read it, and says so; not from who was told nothing', () =>
    pair(async (scene) => {
      const { ctx, cast } = scene;
      const actor = { kind: 'command' } as const;
      const rows = await ctx.db
        .selectFrom('role')
        .selectAll()
        .where('person_id', '=', cast.people.ines)
        .execute();
      for (const role of rows) await endRole(ctx, { programme: cast.programme, actor, grant: role.id });
      const concern = await raiseAbout(scene);
      await decides(scene, 'tomas', concern, 'nothing');
      await appeals(scene, 'mei', concern);
      expect(await ctx.db.selectFrom('concern_appeal').select('id').execute()).toEqual([]);
      await appeals(scene, 'amina', concern);
      expect((await told(scene, 'amina', 'appeal-noted'))[0]).toContain('whoever runs this installation');
      expect(await seen(scene, 'tomas')).not.toContain('BITTERN');
      expect(await seen(scene, 'olga')).toContain('BITTERN');
    }));
});

describe('who read a concern', () => {
  test('is listed for its readers; each time is noted', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      await raiseAbout(scene);
      const page = `/workbench/partnerships/${pair}?lang=en`;
      await browse(ctx, cast, 'ines').get(page);
      await browse(ctx, cast, 'ines').get(page);
      expect(await ctx.db.selectFrom('concern_view').select('id').execute()).toHaveLength(2);
      const text = withoutMarkup((await browse(ctx, cast, 'tomas').get(page)).text);
      expect(text).toMatch(/Inês Prado\s*: on 1 day/);
    }));

  test('matters: unread for a day it is mailed again, once; not once it was read', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      const concern = await raiseAbout(scene);
      const count = async () => (await told(scene, 'ines', 'concern-raised')).length;
      ctx.clock.forward(23);
      await pressUnread(ctx);
      expect(await count()).toBe(1);
      ctx.clock.forward(2);
      await pressUnread(ctx);
      await pressUnread(ctx);
      expect(await count()).toBe(2);
      expect((await told(scene, 'ines', 'concern-raised'))[1]).toContain('for a day nobody has read it');
      const actor = { kind: 'person', id: cast.people.ines } as const;
      const own = { programme: cast.programme, actor, viewer: viewer(scene, 'ines') };
      await handleConcern(ctx, { ...own, concern, handled: true });
      await raiseAbout(scene);
      await browse(ctx, cast, 'ines').get(`/workbench/partnerships/${pair}`);
      ctx.clock.forward(30);
      await pressUnread(ctx);
      expect(await count()).toBe(3);
    }));
});
