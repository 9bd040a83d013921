import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Keeps the picture of a message, for that one alone, so that it goes with it. */
export async function keepMessagePicture(
  ctx: Ctx,
  { programme, message, author }: { programme: number; message: number; author: number },
  picture: { bytes: Buffer; kind: string; width: number; height: number; alt: string },
): Promise<void> {
  const { id } = await ctx.db
    .insertInto('file')
    .values({
      programme_id: programme,
      sha256: createHash('sha256').update(`chat message ${message} `).update(picture.bytes).digest(),
      kind: picture.kind,
      bytes: picture.bytes,
      created_at: ctx.clock.now(),
      created_by: author,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .updateTable('chat_message')
    .set({
      picture_id: id,
      picture_alt: picture.alt,
      picture_width: picture.width,
      picture_height: picture.height,
    })
    .where('programme_id', '=', programme)
    .where('id', '=', message)
    .execute();
}

/** Takes the pictures of some messages away for good: `which` is a condition on `chat_message`. */
export async function dropPictures(ctx: Ctx, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    delete from file using chat_message
    where file.programme_id = chat_message.programme_id and file.id = chat_message.picture_id and ${which}`.execute(
    ctx.db,
  );
}

/** The picture of a message, for the one who reads the room; for those who host also of one that is not shown. Null for every other file. */
export async function messagePicture(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; chat: number; picture: number; moderates: boolean },
): Promise<{ kind: string; bytes: Buffer } | null> {
  const row = await ctx.db
    .selectFrom('chat_message')
    .innerJoin('file', (join) =>
      join
        .onRef('file.programme_id', '=', 'chat_message.programme_id')
        .onRef('file.id', '=', 'chat_message.picture_id'),
    )
    .select(['file.kind', 'file.bytes'])
    .where('chat_message.programme_id', '=', of.programme)
    .where('chat_message.chat_id', '=', of.chat)
    .where('chat_message.picture_id', '=', of.picture)
    .$if(!of.moderates, (query) => query.where('chat_message.state', '=', 'shown'))
    .executeTakeFirst();
  return row ?? null;
}
