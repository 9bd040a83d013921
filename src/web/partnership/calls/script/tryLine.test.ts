import { expect, test, vi } from 'vitest';
import { lineOf, made, withFakeConnections } from '../../../../../test/calls/fakeConnection.ts';
import { tryLine } from './tryLine.ts';

withFakeConnections();

test.each([
  [['host', 'relay'], 'ready'],
  [['host', 'srflx'], 'ready'],
  [['host', null], 'unknown'],
  [['host'], 'unknown'],
  [[null], 'none'],
  [[], 'none'],
] as const)('a line on which a browser finds %j is %s', async (kinds, is) => {
  const found = tryLine(lineOf('morning'));
  for (const kind of kinds) made[0]!.finds(kind);
  await vi.advanceTimersByTimeAsync(6000);
  expect(await found).toBe(is);
});
