import { hoursMailed } from '../../mail/in/handlers/partners/hourByNumber.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { mailedIn } from './mailedIn.ts';

/** Answers a person's introduction with the number of its first hour that is still to come. False when it has none. */
export async function answerIntroduction(
  ctx: Ctx,
  of: { programme: number; person: number; partnership: number },
): Promise<boolean> {
  const first = (await hoursMailed(ctx, of)).findIndex((at) => at > ctx.clock.now());
  if (first === -1) return false;
  const { programme, person, partnership: subject } = of;
  return mailedIn(ctx, { programme, person, kind: 'introduce', subject }, { words: String(first + 1) });
}
