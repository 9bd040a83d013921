import { afterAll, beforeAll, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openSession } from '../../src/rooms/people/index.ts';
import { sharedChromium } from '../browser/chromium.ts';
import { CAST, stage } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { createWorld } from './world.ts';
import type { Player, Who, World } from './world.ts';

/** The tools of a story: a world with the cast in it. */
export interface Story {
  world: World;
  ctx: TestCtx;
  cast: Stage;
  /** One of the cast at a browser, already signed in. */
  enter(name: CastName, how?: Omit<Partial<Who>, 'address' | 'session'>): Promise<Player>;
}

/**
 * To be called once in a file of stories. The returned function tells each story in a world of its own, from a given moment on; all share
 * one browser.
 */
export function stories(): (name: string, now: string, play: (story: Story) => Promise<void>) => void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedChromium();
  });
  afterAll(() => browser?.close());
  return (name, now, play) =>
    test(name, async () => {
      const world = await createWorld(now, browser);
      try {
        const { ctx } = world;
        const cast = await stage(ctx);
        const enter: Story['enter'] = async (name, how) => {
          const account = cast.accounts[name];
          const session = await openSession(ctx, { account, device: 'A browser', proved: true });
          return world.player({
            address: `${name}@cast.example`,
            locale: CAST[name].locale,
            ...how,
            session,
          });
        };
        await play({ world, ctx, cast, enter });
      } finally {
        await world.close();
      }
    });
}
