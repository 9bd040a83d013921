import { codeOf } from '../src/rooms/people/index.ts';
import type { TestCtx } from './context.ts';

/** The code in the mail that was asked for last. */
export async function lastCode(ctx: TestCtx, programme: number): Promise<string> {
  const job = ctx.enqueued.findLast(({ name }) => name === 'sign-in-code');
  return codeOf(ctx, programme, Number(job?.data['id']));
}
