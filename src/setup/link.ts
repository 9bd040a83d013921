import type { Ctx } from '../rooms/ctx.ts';
import { isThereAnOperator, makeOperatorLink } from '../rooms/people/index.ts';

/** While nobody is operator: the one-time address that makes its user one. Null afterwards. */
export async function setupLink(ctx: Ctx, publicUrl: string): Promise<string | null> {
  return (await isThereAnOperator(ctx)) ? null : operatorLink(ctx, publicUrl);
}

/** A fresh such address in any case, for an operator who lost their mailbox. The one before it no longer works. */
export async function operatorLink(ctx: Ctx, publicUrl: string): Promise<string> {
  return `${publicUrl}/setup/${await makeOperatorLink(ctx)}`;
}
