import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.ts';

/** Stores a picture that came by mail, drawn anew already; the same one again is the one that is here. Its id. */
export async function keepPicture(
  ctx: Ctx,
  picture: { programme: number; bytes: Buffer; kind: string; by: number | null },
): Promise<number> {
  const sha256 = createHash('sha256').update(picture.bytes).digest();
  await ctx.db
    .insertInto('file')
    .values({
      programme_id: picture.programme,
      sha256,
      kind: picture.kind,
      bytes: picture.bytes,
      from_mail: true,
      created_at: ctx.clock.now(),
      created_by: picture.by,
    })
    .onConflict((c) => c.columns(['programme_id', 'sha256']).doNothing())
    .execute();
  const { id } = await ctx.db
    .selectFrom('file')
    .select('id')
    .where('programme_id', '=', picture.programme)
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return id;
}

const DAY = 86_400_000;

/** Removes pictures from mail that nothing shows any more: their letters' round is over, their thread or their writer is gone. */
export async function forgetPictures(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('file')
    .where('from_mail', '=', true)
    .where('created_at', '<', new Date(ctx.clock.now().getTime() - DAY))
    .where((eb) =>
      eb.and(
        (['letter_picture', 'thread_picture'] as const).map((table) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom(table)
                .select(`${table}.file_id`)
                .whereRef(`${table}.programme_id`, '=', 'file.programme_id')
                .whereRef(`${table}.file_id`, '=', 'file.id'),
            ),
          ),
        ),
      ),
    )
    .execute();
}
