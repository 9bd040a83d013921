import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { keepFile, removeFiles } from '../../files/index.ts';

/** Stores a picture for this message alone, so that it is deleted with the message. */
export async function keepMessagePicture(
  ctx: Ctx,
  { programme, message, author }: { programme: number; message: number; author: number },
  picture: { bytes: Buffer; kind: string; width: number; height: number; alt: string },
): Promise<void> {
  const { bytes, kind } = picture;
  const id = await keepFile(ctx, { programme, bytes, kind, by: author, apart: `chat message ${message} ` });
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
  await removeFiles(ctx, sql`select programme_id, picture_id as id from chat_message where ${which}`);
}

/** The picture of a message that the reader of the room can see; for hosts also of a message that is not shown. Null for any other file. */
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
