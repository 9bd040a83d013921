import { expect } from 'vitest';
import { browse } from './browse.ts';
import type { Answered, Browser } from './browse.ts';
import type { CastName, Stage } from './cast.ts';
import { stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import { codeOf, mailCode } from '../src/rooms/people/index.ts';
import { createLimits } from '../src/web/request/limits.ts';

export const LUCA = 'luca@cast.example';

export interface Scene {
  ctx: TestCtx;
  cast: Stage;
  /** A new browser, in the given network or in one of its own. */
  from(network?: string, as?: CastName): Browser;
  ask(browser: Browser, address?: string): Promise<Answered>;
  /** The code that was asked for last, whether or not a mail carries it. */
  code(): Promise<string>;
  /** Does everything that is due, and returns the mails that result. */
  post(): Promise<string[]>;
}

export async function attacked(play: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const door = { limits: createLimits() };
    let networks = 0;
    const from: Scene['from'] = (network = `198.51.${Math.floor(++networks / 250)}.${networks % 250}`, as) =>
      browse(ctx, cast, as, { door, peer: network });
    const ids = () =>
      ctx.enqueued.filter(({ name }) => name === 'sign-in-code').map(({ data }) => Number(data['id']));
    let done = 0;
    await play({
      ctx,
      cast,
      from,
      ask: (browser, address = LUCA) => browser.post('/sign-in', { address }),
      code: () => codeOf(ctx, cast.programme, ids().at(-1) ?? 0),
      post: async () => {
        const before = await ctx.db.selectFrom('outbox').select('id').execute();
        for (const id of ids().slice(done)) await mailCode(ctx, { programme: cast.programme, id });
        done = ids().length;
        const mails = await ctx.db.selectFrom('outbox').select(['id', 'kind']).orderBy('id').execute();
        return mails.filter(({ id }) => !before.some((one) => one.id === id)).map(({ kind }) => kind);
      },
    });
  });
}

export const enter = (browser: Browser, code: string) => browser.post('/sign-in/code', { code });

export const wrongOf = (code: string): string => (code === '123456' ? '654321' : '123456');

/** Luca signs in with a browser, which knows him from then on, and signs out again. */
export async function known({ ask, code, from }: Scene): Promise<Browser> {
  const browser = from('203.0.113.1');
  await ask(browser);
  expect((await enter(browser, await code())).status).toBe(303);
  await browser.post('/sign-out');
  return browser;
}

/** Strangers in many networks ask for codes for one address. */
export async function flood({ ask, from }: Scene, address: string, times: number): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (let n = 0; n < times; n++) answers.push(await ask(from(), address));
  return answers;
}
