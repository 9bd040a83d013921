import { describe, expect, test } from 'vitest';
import { undone } from '../../src/db/undone.ts';
import { ownData } from '../../src/rooms/people/index.ts';
import type { Role } from '../../src/rooms/people/index.ts';
import type { CastName } from '../cast.ts';
import { withPartners } from '../partners.ts';
import { WORDS, followUp, holds, raiseAbout } from './concernScene.ts';
import { everyId, everyPage } from './pages.ts';

/**
 * A person who must not see a concern finds every page just as it was before: the words, the line, the event, the thread, counts, filters,
 * searches and mails. Compared are all pages of the workbench and of their own, with the ids of all there is.
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
        const { ids, after, data } = await undone(scene.ctx.db, async () => {
          await followUp(scene, await raiseAbout(scene), by);
          const ids = await everyId(scene);
          const data = JSON.stringify(await ownData(ctx, cast.programme, cast.people[who]));
          return { ids, after: await everyPage(scene, who, ids), data };
        });
        const before = await everyPage(scene, who, ids);
        const changed = [...after].filter(([path, page]) => page !== before.get(path));
        expect(changed.map(([path]) => path)).toEqual([]);
        expect(data).not.toMatch(new RegExp(Object.values(WORDS).join('|')));
        // The comparison would see it: there is something to find.
        expect(before.size).toBeGreaterThan(50);
      });
    },
    120_000,
  );

  test('nobody, where whoever may read it looks', async () => {
    await withPartners(['amina', 'tomas'], async (scene) => {
      await followUp(scene, await raiseAbout(scene), 'ines');
      const pages = [...(await everyPage(scene, 'ines', await everyId(scene))).values()].join('\n');
      const missing = [
        ...Object.values(WORDS),
        'Somebody says that something is wrong',
        'said that something is wrong',
        'open concern',
      ].filter((said) => !pages.includes(said));
      expect(missing).toEqual([]);
    });
  });
});
