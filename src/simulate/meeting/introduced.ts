import { hoursMailed } from '../../mail/in/handlers/partners/hourByNumber.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { mailedIn } from './mailedIn.ts';

/** Answers one's introduction with the number of the first of its hours that is still to come. False where it has none. */
export async function answerIntroduction(
  ctx: Ctx,
  of: { programme: number; person: number; partnership: number },
): Promise<boolean> {
  const first = (await hoursMailed(ctx, of)).findIndex((at) => at > ctx.clock.now());
  if (first === -1) return false;
  const { programme, person, partnership: subject } = of;
  return mailedIn(ctx, { programme, person, kind: 'introduce', subject }, { words: String(first + 1) });
}
