import type { Ctx } from '../../ctx.ts';
import { moveMails } from './moveMails.ts';
import type { MoveMails, Moved } from './moveMails.ts';

/** Lets held mails go; each leaves at its hour. */
export function releaseMails(ctx: Ctx, input: MoveMails): Promise<Moved> {
  return moveMails(ctx, input, 'mails-released');
}
