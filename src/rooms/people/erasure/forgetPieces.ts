import { json } from '../../../db/json.ts';
import type { EraseFar } from '../../../db/schema.ts';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';

interface Whose {
  programme_id: number;
  id: number;
}

/**
 * Deletes one piece of each part of what a person wrote and liked, with their erasure. Null when that is all of it, as it nearly always is.
 */
export async function firstPieces(ctx: Ctx, whose: Whose): Promise<EraseFar | null> {
  const far: Record<string, number | null> = {};
  for (const [part, forget] of Object.entries(ctx.brought.forgetsPieces))
    far[part] = await forget(ctx, whose, null);
  return leftOf(ctx, far);
}

/**
 * Goes on deleting what erased people wrote and liked, one piece after the other, each in a transaction of its own. After a crash, or when
 * time runs out, the next turn goes on behind the last piece. No two processes take the same person.
 */
export async function finishForgetting(ctx: Ctx): Promise<void> {
  const left = await ctx.db
    .selectFrom('person')
    .select(['programme_id', 'id'])
    .where('erase_far', 'is not', null)
    .orderBy('programme_id')
    .orderBy('id')
    .execute();
  const pieces = function* (): Generator<Whose> {
    for (const whose of left) while (!done.has(whose)) yield whose;
  };
  const done = new Set<Whose>();
  for (const whose of whileTime(ctx, pieces()))
    if (!(await inTransaction(ctx, (ctx) => nextPiece(ctx, whose)))) done.add(whose);
}

/** Deletes the next piece. Answers whether more may be left. */
async function nextPiece(ctx: Ctx, whose: Whose): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('person')
    .select('erase_far')
    .where('programme_id', '=', whose.programme_id)
    .where('id', '=', whose.id)
    .where('erase_far', 'is not', null)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row?.erase_far) return false;
  const before = row.erase_far;
  const [part, forget] =
    Object.entries(ctx.brought.forgetsPieces).find(([name]) => before[name] !== null) ?? [];
  const far = part && forget ? { ...before, [part]: await forget(ctx, whose, before[part] ?? null) } : before;
  const left = leftOf(ctx, far);
  await ctx.db
    .updateTable('person')
    .set({ erase_far: left && json(left) })
    .where('programme_id', '=', whose.programme_id)
    .where('id', '=', whose.id)
    .execute();
  return left !== null;
}

const leftOf = (ctx: Ctx, far: EraseFar): EraseFar | null =>
  Object.keys(ctx.brought.forgetsPieces).every((part) => far[part] === null) ? null : far;
