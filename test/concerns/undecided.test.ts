import { describe, expect, test } from 'vitest';
import { pressProposals } from '../../src/rooms/pairing/again/pressProposals.ts';
import { forgetConcerns } from '../../src/rooms/partnerships/concerns/forgetConcerns.ts';
import { handleConcern, pressLeft, pressUndecided } from '../../src/rooms/partnerships/index.ts';
import { openMatter } from '../../src/rooms/matters/index.ts';
import { browse } from '../browse.ts';
import { writes } from '../mail/quietPartners.ts';
import type { PartnersScene } from '../partners.ts';
import { decides, holds, pair, raiseAbout, told, viewer } from './concernScene.ts';

const appeals = (scene: PartnersScene, concern: number) =>
  writes(scene, 'mei', 'BITTERN: that is not how it was.', { kind: 'appeal', subject: concern });

const presses = async ({ ctx }: PartnersScene, hours: number) => {
  ctx.clock.forward(hours);
  await pressUndecided(ctx);
  await pressUndecided(ctx);
};

describe('what waits for days', () => {
  test('a concern that was read and not decided is mailed again after three days, once each time it is open', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      await holds(scene, 'mei', 'safeguarding');
      const concern = await raiseAbout(scene);
      const count = async () => (await told(scene, 'ines', 'concern-raised')).length;
      await browse(ctx, cast, 'ines').get(`/workbench/partnerships/${pair}`);
      await presses(scene, 71);
      expect(await count()).toBe(1);
      await presses(scene, 2);
      expect(await count()).toBe(2);
      expect((await told(scene, 'ines', 'concern-raised'))[1]).toContain('waited for a decision');
      expect(await told(scene, 'mei', 'concern-raised')).toEqual([]);
      expect(await told(scene, 'amina', 'concern-raised')).toEqual([]);
      const actor = { kind: 'person', id: cast.people.ines } as const;
      const own = { programme: cast.programme, actor, viewer: viewer(scene, 'ines'), concern };
      await handleConcern(ctx, { ...own, handled: true });
      await presses(scene, 80);
      expect(await count()).toBe(2);
      await handleConcern(ctx, { ...own, handled: false });
      await presses(scene, 71);
      expect(await count()).toBe(2);
      await presses(scene, 2);
      expect(await count()).toBe(3);
    }));

  test('an appeal without an answer is mailed again after three days, once, to those who may read it', () =>
    pair(async (scene) => {
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      await holds(scene, 'mei', 'safeguarding');
      await appeals(scene, concern);
      const count = async () => (await told(scene, 'tomas', 'appeal-raised')).length;
      await presses(scene, 71);
      expect(await count()).toBe(1);
      await presses(scene, 2);
      expect(await count()).toBe(2);
      expect((await told(scene, 'tomas', 'appeal-raised'))[1]).toContain('waited for an answer');
      for (const who of ['ines', 'mei', 'amina'] as const)
        expect(await told(scene, who, 'appeal-raised'), who).toEqual([]);
    }));

  test('an appeal that nobody answered loses its words when those of its concern go', () =>
    pair(async (scene) => {
      const { ctx } = scene;
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      await appeals(scene, concern);
      const words = () => ctx.db.selectFrom('concern_appeal').select('body').execute();
      ctx.clock.forward(179 * 24);
      await forgetConcerns(ctx);
      expect((await words())[0]?.body).toContain('BITTERN');
      ctx.clock.forward(2 * 24);
      await forgetConcerns(ctx);
      expect(await words()).toEqual([{ body: '' }]);
    }));

  test('who needs another partner, and partners to be seen, are today’s work after five days', () =>
    pair(async (scene) => {
      const { ctx, cast } = scene;
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      await openMatter(ctx, {
        programme: cast.programme,
        kind: 'partners-again',
        subject: ['round', 1],
        urgency: 1,
        data: { number: 1 },
      });
      const urgent = async () => {
        await pressLeft(ctx);
        await pressProposals(ctx);
        const rows = await ctx.db
          .selectFrom('matter')
          .select(['kind', 'urgency'])
          .where('closed_at', 'is', null)
          .orderBy('kind')
          .execute();
        return rows.map(({ kind, urgency }) => [kind, urgency]);
      };
      ctx.clock.forward(119);
      expect(await urgent()).toEqual([
        ['left-partnership', 1],
        ['partners-again', 1],
      ]);
      ctx.clock.forward(2);
      expect(await urgent()).toEqual([
        ['left-partnership', 2],
        ['partners-again', 2],
      ]);
    }));
});
