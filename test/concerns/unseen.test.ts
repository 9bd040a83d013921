import { describe, expect, test } from 'vitest';
import { rolledBackAfter } from '../../src/db/rolledBackAfter.ts';
import { ownData } from '../../src/rooms/people/index.ts';
import type { Role } from '../../src/rooms/people/index.ts';
import type { CastName } from '../cast.ts';
import { writes } from '../mail/quietPartners.ts';
import { remembersHere } from '../database.ts';
import { withPartners, write } from '../partners.ts';
import { WORDS, answersAppeal, decides, followUp, holds, raiseAbout } from './concernScene.ts';
import { everyId, everyPage } from './pages.ts';

remembersHere();

/**
 * A person who must not see a concern finds every page as it was before: words, lines, events, threads, counts, filters, searches and
 * mails. All pages of the workbench and all their own pages are compared, with every id.
 */
const UNSEEN: {
  name: string;
  partners: CastName[];
  who: CastName;
  by: CastName;
  roles?: [CastName, Role][];
}[] = [
  { name: 'a director who is the partner', partners: ['amina', 'tomas'], who: 'tomas', by: 'ines' },
  { name: 'safeguarding who is the partner', partners: ['amina', 'ines'], who: 'ines', by: 'tomas' },
  {
    name: 'a matcher',
    partners: ['amina', 'mei'],
    who: 'bao',
    by: 'ines',
    roles: [['bao', 'matcher']],
  },
  { name: 'the operator, while others read it', partners: ['amina', 'mei'], who: 'olga', by: 'ines' },
  {
    name: 'the director of a trio with safeguarding',
    partners: ['amina', 'tomas', 'ines'],
    who: 'tomas',
    by: 'olga',
  },
];

describe('a concern is nowhere for', () => {
  test.each(UNSEEN)(
    '$name',
    async ({ partners, who, by, roles = [] }) => {
      await withPartners(partners, async (scene) => {
        const { ctx, cast } = scene;
        for (const [name, role] of roles) await holds(scene, name, role);
        await write(scene, 'amina', 'Hello.');
        const letter = await scene.ctx.db.selectFrom('letter').select('id').executeTakeFirstOrThrow();
        const { ids, after, data } = await rolledBackAfter(scene.ctx.db, async () => {
          await followUp(scene, await raiseAbout(scene, 'amina', undefined, [letter.id]), by);
          const ids = await everyId(scene);
          const data = JSON.stringify(await ownData(ctx, cast.programme, cast.people[who]));
          return { ids, after: await everyPage(scene, who, ids), data };
        });
        const before = await everyPage(scene, who, ids);
        const changed = [...after].filter(([path, page]) => page !== before.get(path));
        expect(changed.map(([path]) => path)).toEqual([]);
        expect(data).not.toMatch(new RegExp(Object.values(WORDS).join('|')));
        // The comparison can notice a difference: here is something to find.
        expect(before.size).toBeGreaterThan(50);
      });
    },
    120_000,
  );

  test('an appeal, for whoever decided, as long as somebody else reads it', async () => {
    await withPartners(['amina', 'mei'], async (scene) => {
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      const appeal = (who: CastName, text: string) =>
        writes(scene, who, text, { kind: 'appeal', subject: concern });
      const { ids, after } = await rolledBackAfter(scene.ctx.db, async () => {
        await appeal('amina', '> You decided that.');
        await appeal('mei', `${WORDS.asked}: that is not how it was.`);
        const ids = await everyId(scene);
        // Looking at pages leaves traces of its own.
        const waits = await rolledBackAfter(scene.ctx.db, () => everyPage(scene, 'ines', ids));
        await answersAppeal(scene, true);
        return { ids, after: [waits, await everyPage(scene, 'ines', ids)] };
      });
      const before = await everyPage(scene, 'ines', ids);
      for (const pages of after)
        expect([...pages].flatMap(([path, page]) => (page === before.get(path) ? [] : [path]))).toEqual([]);
      expect(before.size).toBeGreaterThan(50);
    });
  }, 120_000);

  test('nobody, where whoever may read it looks', async () => {
    await withPartners(['amina', 'tomas'], async (scene) => {
      await write(scene, 'amina', 'SANDERLING.');
      const letter = await scene.ctx.db.selectFrom('letter').select('id').executeTakeFirstOrThrow();
      await followUp(scene, await raiseAbout(scene, 'amina', undefined, [letter.id]), 'ines');
      const pages = [...(await everyPage(scene, 'ines', await everyId(scene))).values()].join('\n');
      const missing = [
        ...Object.values(WORDS),
        'SANDERLING',
        'Somebody says that something is wrong',
        'said that something is wrong',
        'open concern',
      ].filter((said) => !pages.includes(said));
      expect(missing).toEqual([]);
    });
  });
});
