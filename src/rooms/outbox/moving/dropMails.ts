import type { Ctx } from '../../ctx.ts';
import { moveMails } from './moveMails.ts';
import type { MoveMails, Moved } from './moveMails.ts';

/** Takes mails out of the outbox, so that they do not leave. This can be undone. */
export function dropMails(ctx: Ctx, input: MoveMails): Promise<Moved> {
  return moveMails(ctx, input, 'mails-dropped');
}
