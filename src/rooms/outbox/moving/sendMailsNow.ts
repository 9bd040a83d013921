import type { Ctx } from '../../ctx.ts';
import { moveMails } from './moveMails.ts';
import type { MoveMails, Moved } from './moveMails.ts';

/** Sends mails now, whatever their hour, except in their readers' quiet hours; failed mails are tried again. */
export function sendMailsNow(ctx: Ctx, input: MoveMails): Promise<Moved> {
  return moveMails(ctx, input, 'mails-sent-now');
}
