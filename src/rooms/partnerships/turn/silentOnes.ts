import type { Ctx } from '../../ctx.ts';
import { lookedById } from './lookAfter.ts';
import { turnsOf } from './turnsOf.ts';

/** The members of a partnership who owe a letter and had the last reminder. */
export async function silentOnes(ctx: Ctx, programme: number, partnership: number): Promise<Set<number>> {
  const pair = await lookedById(ctx, programme, partnership);
  const members = pair ? await turnsOf(ctx, programme, partnership) : [];
  const last = pair?.days.length ?? 0;
  return new Set(
    members
      .filter(({ owes, sent }) => owes && sent.some(({ step }) => step >= last))
      .map(({ person }) => person),
  );
}
