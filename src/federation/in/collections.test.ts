import { expect, test } from 'vitest';
import { createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import type { Fediverse, Remote } from '../../../test/fediverse.ts';
import { ana, approveAll, followOf, followed, published, shown } from '../../../test/fediversePlays.ts';
import { PUBLIC } from '../reading/audience.ts';

const ENDLESS = 'https://far.example/endless';

/** Makes an endless list, whose every page names the next one. Returns the addresses asked for from then on. */
function endlessIn({ documents }: Fediverse): string[] {
  const asked: string[] = [];
  const known = (address: string) => Map.prototype.get.call(documents, address);
  documents.get = (address) => {
    if (!address.startsWith(ENDLESS)) return known(address);
    asked.push(address);
    const number = Number(new URL(address).searchParams.get('page') ?? 0);
    return collection(address, number);
  };
  return asked;
}

const collection = (id: string, number = 0) => ({
  id,
  type: number === 0 ? 'OrderedCollection' : 'OrderedCollectionPage',
  attributedTo: ana.id,
  totalItems: 1e9,
  first: `${ENDLESS}?page=1`,
  next: `${ENDLESS}?page=${number + 1}`,
  orderedItems: [`${ENDLESS}?page=${number + 2}`, `${ana.id}/statuses/${number}`],
});

/** A person all of whose lists are endless. */
const lister: Remote = {
  ...ana,
  doc: {
    ...ana.doc,
    ...Object.fromEntries(
      ['followers', 'following', 'outbox', 'liked', 'featured', 'featuredTags', 'streams', 'devices'].map(
        (list) => [list, `${ENDLESS}/${list}`],
      ),
    ),
    alsoKnownAs: [`${ENDLESS}/known`],
    movedTo: `${ENDLESS}/moved`,
  },
};

test('an endless collection, wherever a post, an actor or an activity names one, costs nothing: none is asked for', () =>
  onFediverse(async (scene) => {
    await followed(scene);
    scene.documents.set(ana.id, lister.doc);
    await scene.ctx.db.deleteFrom('network_account').execute();
    const asked = endlessIn(scene);
    const post = scene.post(await published(scene));
    const lists = {
      to: [PUBLIC, `${ENDLESS}/followers`],
      cc: [`${ENDLESS}/cc`],
      ...Object.fromEntries(
        ['replies', 'likes', 'shares', 'context', 'conversation', 'audience', 'quoteUrl', 'quote', 'url'].map(
          (name) => [name, `${ENDLESS}/${name}`],
        ),
      ),
      comments: collection(`${ENDLESS}/comments`),
      tag: [
        { type: 'Mention', href: `${ENDLESS}/mention`, name: '@all' },
        { type: 'Hashtag', href: `${ENDLESS}/tag`, name: '#x' },
      ],
      attachment: [{ type: 'Document', url: `${ENDLESS}/attachment`, name: '' }],
    };
    const note = noteOf(ana, 1, post, lists);
    const said = (type: string, more: Record<string, unknown>) => ({
      id: `${ana.id}#${type}${JSON.stringify(more).length}`,
      type,
      actor: ana.id,
      to: [PUBLIC, `${ENDLESS}/to`],
      ...more,
    });
    for (const activity of [
      { ...followOf(scene, ana), to: [`${ENDLESS}/to`] },
      createOf(ana, note),
      said('Update', { object: { ...note, content: '<p>Changed.</p>' } }),
      said('Create', { object: collection(`${ENDLESS}/inline`) }),
      said('Like', { object: `${ENDLESS}/liked` }),
      said('Announce', { object: collection(`${ENDLESS}/boosted`) }),
      said('Undo', { object: `${ENDLESS}/undone` }),
      said('Delete', { object: `${ENDLESS}/deleted` }),
      said('Flag', { object: [`${ENDLESS}/one`, collection(`${ENDLESS}/two`)] }),
      said('Add', { object: post, target: `${ENDLESS}/featured` }),
      said('Move', { object: ana.id, target: `${ENDLESS}/moved` }),
    ])
      expect(await scene.send(ana, activity)).toBe(202);
    await scene.work();
    await approveAll(scene);
    expect(await shown(scene)).toEqual(['ana of far.example: <p>Changed.</p>']);
    expect(asked).toEqual([]);
    // A list in the place of a note is fetched once and found not to be one. None of its pages is read.
    await scene.send(ana, said('Create', { object: `${ENDLESS}/object` }));
    await scene.send(ana, createOf(ana, noteOf(ana, 2, `${ENDLESS}/parent`)));
    await scene.work();
    expect(asked.toSorted()).toEqual([`${ENDLESS}/object`, `${ENDLESS}/parent`]);
  }));
