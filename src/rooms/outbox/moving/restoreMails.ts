import type { Ctx } from '../../ctx.ts';
import { moveMails } from './moveMails.ts';
import type { MoveMails, Moved } from './moveMails.ts';

/** Restores mails that were dropped; each leaves at its hour, or at once when that has passed. */
export function restoreMails(ctx: Ctx, input: MoveMails): Promise<Moved> {
  return moveMails(ctx, input, 'mails-restored');
}
