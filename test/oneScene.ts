import { afterAll, beforeAll } from 'vitest';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import { apart } from './walk.ts';

/**
 * A scene that is filled once for all tests of a file. Each test plays in it and takes back what it did, the hour and the jobs too. All
 * tests of the file have to use it: a test that fills a similar scene of its own would wait until this one ends.
 */
export function oneScene<T extends { ctx: TestCtx }>(
  fill: (ctx: TestCtx) => Promise<T>,
): (play: (scene: T) => Promise<void>) => Promise<void> {
  const isOver = Promise.withResolvers<void>();
  let scene: T;
  let rolled: Promise<void>;

  beforeAll(async () => {
    const filled = Promise.withResolvers<T>();
    rolled = rolledBack(async (db) => {
      filled.resolve(await fill(testContext(db)));
      await isOver.promise;
    });
    rolled.catch(filled.reject);
    scene = await filled.promise;
  });
  afterAll(async () => {
    isOver.resolve();
    await rolled;
  });

  return async (play) => {
    const { ctx } = scene;
    const now = ctx.clock.now().toISOString();
    const jobs = ctx.enqueued.length;
    try {
      await apart(ctx, () => play(scene));
    } finally {
      ctx.clock.set(now);
      ctx.enqueued.length = jobs;
    }
  };
}
