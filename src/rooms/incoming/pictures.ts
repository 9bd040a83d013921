import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { PictureRefusal } from '../../lib/pictures/limits.ts';
import type { Ctx } from '../ctx.ts';
import { urgencyOf } from './receive.ts';

/** A picture of a mail, by its place among the attachments, with the drawn picture or the reason it was refused. */
export interface MailedPicture {
  number: number;
  picture: { kind: string; bytes: Buffer } | null;
  refusal: PictureRefusal | null;
}

/** A picture that ended the process twice is not drawn a third time. */
const MOST_TRIES = 2;
/** A picture that was not drawn within this time may be claimed by another process. */
const HELD_MS = 60_000;
/** Milliseconds of work that all pictures of a mail may take together. */
const MOST_WORK = 20_000;
const HEAVY: PictureRefusal = { reason: 'heavy' };

/** The drawn or refused pictures of a mail; empty while none were asked for. */
export async function mailedPictures(ctx: Ctx, incoming: number): Promise<MailedPicture[]> {
  const rows = await ctx.db
    .selectFrom('incoming_picture')
    .select(['number', 'kind', 'bytes', 'refusal'])
    .where('incoming_id', '=', incoming)
    .orderBy('number')
    .execute();
  return rows.map(({ number, kind, bytes, refusal }) => ({
    number,
    picture: kind && bytes ? { kind, bytes } : null,
    refusal,
  }));
}

/** A picture as it came, and an estimate of how much work it is. */
export interface UndrawnPicture {
  number: number;
  work: number;
  bytes: Uint8Array;
}

/** Asks for a mail's pictures to be drawn; the mail is handled when all are. Its try does not count, since nothing went wrong. */
export async function askForPictures(
  ctx: Ctx,
  incoming: number,
  wanted: { isKnown: boolean; pictures: readonly UndrawnPicture[] },
): Promise<void> {
  await ctx.db
    .insertInto('incoming_picture')
    .values(
      wanted.pictures.map(({ number, work, bytes }) => ({
        incoming_id: incoming,
        number,
        work,
        is_known: wanted.isKnown,
        source: Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength),
      })),
    )
    .onConflict((c) => c.columns(['incoming_id', 'number']).doNothing())
    .execute();
  await ctx.db
    .updateTable('incoming')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('id', '=', incoming)
    .execute();
  await ctx.jobs.enqueue(ctx, 'draw-pictures', {});
}

/** Claims the next picture: those of people we know before those of strangers, and the ones with less work first. Null when none waits. */
export async function nextPicture(
  ctx: Ctx,
): Promise<{ incoming: number; number: number; bytes: Buffer } | null> {
  const now = ctx.clock.now();
  const { rows } = await sql<{
    incoming_id: number;
    number: number;
    source: Buffer;
    tries: number;
    spent: number;
  }>`
    update incoming_picture set tries = tries + 1, held_until = ${new Date(now.getTime() + HELD_MS)}
    where (incoming_id, number) = (
      select incoming_id, number from incoming_picture
      where bytes is null and refusal is null and (held_until is null or held_until < ${now})
      order by is_known desc, work, incoming_id, number
      limit 1 for update skip locked)
    returning incoming_id, number, source, tries,
      (select sum(spent_ms)::int from incoming_picture o where o.incoming_id = incoming_picture.incoming_id) as spent
  `.execute(ctx.db);
  const [row] = rows;
  if (!row) return null;
  const { incoming_id: incoming, number } = row;
  if (row.tries > MOST_TRIES || row.spent > MOST_WORK) {
    await keepDrawn(ctx, { incoming, number, work: 0, result: HEAVY });
    return nextPicture(ctx);
  }
  return { incoming, number, bytes: row.source };
}

/** Stores the result of drawing a picture, with the milliseconds it took. After the last picture of a mail, the mail is handled. */
export async function keepDrawn(
  ctx: Ctx,
  drawn: {
    incoming: number;
    number: number;
    work: number;
    result: { kind: string; bytes: Buffer } | PictureRefusal;
  },
): Promise<void> {
  const { incoming, number, result } = drawn;
  await ctx.db
    .updateTable('incoming_picture')
    .set({
      spent_ms: drawn.work,
      source: null,
      ...('reason' in result ? { refusal: json(result) } : { kind: result.kind, bytes: result.bytes }),
    })
    .where('incoming_id', '=', incoming)
    .where('number', '=', number)
    .execute();
  const open = await ctx.db
    .selectFrom('incoming_picture')
    .select('number')
    .where('incoming_id', '=', incoming)
    .where('bytes', 'is', null)
    .where('refusal', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (open) return;
  const mail = await ctx.db
    .selectFrom('incoming')
    .select('size')
    .where('id', '=', incoming)
    .executeTakeFirst();
  if (mail) await ctx.jobs.enqueue(ctx, 'mail-in', { id: incoming }, urgencyOf(mail.size));
}
