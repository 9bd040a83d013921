import { expect, test } from 'vitest';
import { onFediverse } from '../../../../test/fediverse.ts';
import { ana, followed } from '../../../../test/fediversePlays.ts';
import { switchOff } from '../../../rooms/networks/index.ts';
import { refusePosts } from './inboxes.ts';

test('while the process has more to do than it can, posts are asked to come later, unread, and nothing else is', () =>
  onFediverse(async (scene) => {
    const { ctx, cast } = scene;
    const said: [number, unknown][] = [];
    const outgoing = {
      writeHead: (status: number, headers: Record<string, string>) => {
        said.push([status, headers['retry-after']]);
        return { end: () => undefined };
      },
    } as never;
    const refuses = (method: string, url: string, isBusy = true): boolean =>
      refusePosts(ctx, () => isBusy)({ method, url }, outgoing);
    const own = `/federation/${cast.programme}/inbox`;
    // No post has come yet, so the process does not know whether a programme is connected.
    expect(refuses('POST', own)).toBe(false);
    await followed(scene, ana);
    expect([refuses('POST', own), refuses('POST', '/federation/inbox')]).toEqual([true, true]);
    expect(said).toEqual([
      [503, '60'],
      [503, '60'],
    ]);
    for (const [method, url, isBusy] of [
      ['POST', own, false],
      ['GET', own, true],
      ['GET', '/p/far-shelves', true],
      ['POST', '/p/far-shelves/topics/doors/comments', true],
      ['POST', `/p/far-shelves${own}`, true],
    ] as const)
      expect(refuses(method, url, isBusy), `${method} ${url}`).toBe(false);
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    await switchOff(ctx, { programme: cast.programme, actor });
    expect(
      await scene.send(ana, { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: scene.us }),
    ).toBe(404);
    expect(refuses('POST', own)).toBe(false);
  }));
