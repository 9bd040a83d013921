import type { Ctx } from '../rooms/ctx.ts';
import { isThereAnOperator, makeOperatorLink } from '../rooms/people/index.ts';

/** The one-time address whose visitor becomes the operator; null if there is an operator already. */
export async function setupLink(ctx: Ctx, publicUrl: string): Promise<string | null> {
  return (await isThereAnOperator(ctx)) ? null : operatorLink(ctx, publicUrl);
}

/** A fresh address of that kind in any case, for an operator who lost their mailbox. The previous address stops working. */
export async function operatorLink(ctx: Ctx, publicUrl: string): Promise<string> {
  return `${publicUrl}/setup/${await makeOperatorLink(ctx)}`;
}
