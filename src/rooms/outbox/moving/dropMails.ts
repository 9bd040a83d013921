import type { Ctx } from '../../ctx.ts';
import { moveMails } from './moveMails.ts';
import type { MoveMails, Moved } from './moveMails.ts';

/** Takes mails out: they will not leave. Can be undone. */
export function dropMails(ctx: Ctx, input: MoveMails): Promise<Moved> {
  return moveMails(ctx, input, 'mails-dropped');
}
