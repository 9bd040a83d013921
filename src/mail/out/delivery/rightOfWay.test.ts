import { expect, test } from 'vitest';
import { createRightOfWay } from './rightOfWay.ts';

test('the others go on when the last of those who wait is served, and after a moment all the same', async () => {
  const way = createRightOfWay();
  const seen: string[] = [];
  const other = (name: string) => way.free().then(() => void seen.push(name));
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const served = [first, second].map(({ promise }) => way.during(() => promise));

  await way.during(() => Promise.resolve());
  const waits = other('waits');
  first.resolve();
  await served[0];
  expect(seen).toEqual([]);
  second.resolve();
  await served[1];
  await waits;
  expect(seen).toEqual(['waits']);

  const never = Promise.withResolvers<void>();
  const failed = way.during(() => never.promise);
  await other('goes on all the same');
  expect(seen).toHaveLength(2);
  never.reject(new Error('the server is away'));
  await expect(failed).rejects.toThrow('away');
  await other('goes on after a failure');
  expect(seen).toHaveLength(3);
});
