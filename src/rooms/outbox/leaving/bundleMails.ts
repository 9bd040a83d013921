import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { transition } from '../../mails/index.ts';
import { isUnsubscribed } from '../../preferences/index.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** The number of readers whose digest is put together in one run of the timetable; the next run takes more. */
const AT_ONCE = 1000;

/** Puts the gathered mails of a reader that are due into one mail; a single mail leaves as itself. */
export async function bundleMails(ctx: Ctx): Promise<void> {
  const readers = await ctx.db
    .selectFrom('outbox')
    .select(['programme_id', 'person_id'])
    .distinct()
    .where('state', '=', 'gathered')
    .where('due_at', '<=', ctx.clock.now())
    .limit(AT_ONCE)
    .execute();
  for (const { programme_id: programme, person_id: person } of whileTime(ctx, readers))
    await inTransaction(ctx, (ctx) => bundle(ctx, programme, person));
}

async function bundle(ctx: Ctx, programme: number, person: number): Promise<void> {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['id', 'kind'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('state', '=', 'gathered')
    .where('due_at', '<=', ctx.clock.now())
    .orderBy('id')
    .forUpdate()
    .execute();
  const mails = rows.map(({ id }) => id);
  if (mails.length === 0) return;
  if (await isUnsubscribed(ctx, { programme, person, category: 'digest' }))
    return partWithoutDigest(ctx, programme, rows);
  const isDigest = mails.length > 1;
  await transition(ctx.db, isDigest ? 'bundle' : 'leaveAlone')
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(mails))
    .execute();
  if (isDigest)
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'digest', occasion: `digest:${mails.at(-1)}`, person, data: { mails } },
    ]);
  else await ctx.jobs.enqueue(ctx, 'deliver', {});
}

/**
 * Handles the gathered mails of a person who stopped the digest and chose no other rhythm: mails that cannot be stopped leave one by one,
 * the others are dropped.
 */
async function partWithoutDigest(
  ctx: Ctx,
  programme: number,
  rows: readonly { id: number; kind: string }[],
): Promise<void> {
  const always = new Set(
    ctx.mailer.kinds.filter(({ category }) => category === null).map(({ kind }) => kind as string),
  );
  for (const { id, kind } of rows) {
    const parted = always.has(kind)
      ? transition(ctx.db, 'leaveAlone')
      : transition(ctx.db, 'stopGathered', { last_error: 'unsubscribed' });
    await parted.where('programme_id', '=', programme).where('id', '=', id).execute();
  }
  await ctx.jobs.enqueue(ctx, 'deliver', {});
}
