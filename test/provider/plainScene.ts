import { afterAll, beforeEach } from 'vitest';
import type { SignInProvider } from '../../src/config/signIn.ts';
import { browse, testDoor } from '../browse.ts';
import type { Answered } from '../browse.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import type { PlainProvider } from './plain.ts';
import { toLoopback } from './providerScene.ts';
import type { Scene } from './providerScene.ts';

/** To be called once in a test file: its hooks reset the server before each test, and close it at the end. */
export function farHooks(far: PlainProvider): void {
  afterAll(() => far.close());
  beforeEach(() => {
    far.clients.clear();
    Object.assign(far, { who: {}, iss: null, picture: null, asked: [] });
  });
}

/** The cast, with one provider in the settings, which is on this machine. */
export async function onStageWith(
  provider: SignInProvider,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const door = testDoor(ctx);
    const config = { ...door.config, signIn: [provider] };
    const browser: Scene['browser'] = (as, options = {}) =>
      browse(ctx, cast, as, { door: { ...door, config, outbound: toLoopback, ...options.door } });
    await play({ ctx, cast, browser });
  });
}

/** The address to which a page sends the browser. */
export const urlOf = (page: Answered): string => (page.headers.get('refresh') ?? '').replace('0; url=', '');
