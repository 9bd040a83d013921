import { expect, test } from 'vitest';
import { routes } from '../brought.ts';
import { recordOpened } from './looks.tsx';

test('whoever opens a record that several may work on is noted, on every desk with its list beside it', async () => {
  const noted: string[] = [];
  for (const route of routes) {
    if (route.method !== 'GET' || !route.path.startsWith('/workbench/')) continue;
    const path = `/p/far-shelves${route.path.replace(/:\w+/g, '7')}`;
    const disk = { isFull: () => Promise.resolve(false) };
    const look = await recordOpened({ disk } as never, route, { programme: 1, person: 2, path });
    if (look) noted.push(route.path);
  }
  expect(noted.toSorted()).toEqual([
    '/workbench/applications/:id',
    '/workbench/discussion/:comment',
    '/workbench/duplicates/:id',
    '/workbench/everybody/:person',
    '/workbench/inbox/:id',
    '/workbench/matching/:number/people/:application',
    '/workbench/matching/:number/proposals/:proposal',
    '/workbench/outbox/:id',
    '/workbench/pages/:page',
    '/workbench/rounds/:number',
    '/workbench/rounds/:number/import/:id',
    '/workbench/topics/:id',
  ]);
});
