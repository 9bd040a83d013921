import type { Browser } from './browse.ts';
import type { TestCtx } from './context.ts';
import { codeOf } from '../src/rooms/people/index.ts';

/** The code in the mail of the last asked code. */
export async function lastCode(ctx: TestCtx, programme: number): Promise<string> {
  const job = ctx.enqueued.findLast(({ name }) => name === 'sign-in-code');
  return codeOf(ctx, programme, Number(job?.data['id']));
}

export const ask = (browser: Browser, address: string) => browser.post('/sign-in', { address });
