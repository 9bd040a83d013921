import { often } from '../../db/often.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { noteOwnAddress, personAt } from '../people/index.ts';

interface Follow {
  programme: number;
  topic: number;
  person: number;
}

/**
 * Mails a person the news under a topic. A person who only gave an address is asked by mail first, once a day at most, and gets nothing
 * else before. With `alongComment` the mail about the comment they wrote asks for both.
 */
export async function followTopic(
  ctx: Ctx,
  input: {
    programme: number;
    topic: number;
    by: { person: number } | { address: string };
    locale: string;
    alongComment?: boolean;
  },
): Promise<{ ok: true; asked: boolean } | { ok: false; reason: 'address' }> {
  const { programme, topic, by } = input;
  const address = 'address' in by ? normaliseAddress(by.address) : null;
  if ('address' in by && address === null) return { ok: false, reason: 'address' };
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const person =
      'person' in by
        ? by.person
        : (await personAt(ctx, { programme, address: address!, name: '', locale: input.locale })).id;
    const isProven = 'person' in by;
    const row = await ctx.db
      .insertInto('discussion_follow')
      .values({
        programme_id: programme,
        topic_id: topic,
        person_id: person,
        asked_at: now,
        confirmed_at: isProven ? now : null,
        told_at: now,
      })
      .onConflict((c) => c.columns(['programme_id', 'topic_id', 'person_id']).doNothing())
      .executeTakeFirst();
    const isNew = row.numInsertedOrUpdatedRows !== 0n;
    if (isProven)
      return { ok: true, asked: !(await startFollowing(ctx, { programme, topic, person }, isNew)) };
    if (!input.alongComment && !(await isFollowing(ctx, { programme, topic, person })))
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'follow-confirm',
          occasion: `topic:${topic}/${now.toISOString().slice(0, 10)}`,
          person,
          data: { topic },
        },
      ]);
    return { ok: true, asked: true };
  });
}

/** Confirms a follow after the mailed link was opened, which proves that the address is theirs. */
export async function confirmFollow(ctx: Ctx, follow: Follow): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await noteOwnAddress(ctx, follow);
    return startFollowing(ctx, follow, false);
  });
}

/** Whether a person asked to follow and has not opened a mailed link since. */
export const isAskedToFollow = (ctx: Pick<Ctx, 'db'>, follow: Follow): Promise<boolean> =>
  stands(ctx, follow, 'is');

async function startFollowing(ctx: Ctx, follow: Follow, isNew: boolean): Promise<boolean> {
  const now = ctx.clock.now();
  const done = await ctx.db
    .updateTable('discussion_follow')
    .set({ confirmed_at: now, told_at: now })
    .where('programme_id', '=', follow.programme)
    .where('topic_id', '=', follow.topic)
    .where('person_id', '=', follow.person)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  if (isNew || done.numUpdatedRows > 0n) await note(ctx, follow, 'discussion-followed');
  return isNew || done.numUpdatedRows > 0n || (await isFollowing(ctx, follow));
}

/** Ends the mail about this topic. Doing it again changes nothing. */
export async function unfollowTopic(ctx: Ctx, follow: Follow): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .deleteFrom('discussion_follow')
      .where('programme_id', '=', follow.programme)
      .where('topic_id', '=', follow.topic)
      .where('person_id', '=', follow.person)
      .executeTakeFirst();
    if (done.numDeletedRows > 0n) await note(ctx, follow, 'discussion-unfollowed');
  });
}

export const isFollowing = (ctx: Pick<Ctx, 'db'>, follow: Follow): Promise<boolean> =>
  stands(ctx, follow, 'is not');

const found = (unconfirmed: 'is' | 'is not') =>
  often((db, programme: number, topic: number, person: number) =>
    db
      .selectFrom('discussion_follow')
      .select('topic_id')
      .where('programme_id', '=', programme)
      .where('topic_id', '=', topic)
      .where('person_id', '=', person)
      .where('confirmed_at', unconfirmed, null),
  );
const follows = { is: found('is'), 'is not': found('is not') };

/** Whether there is a follow that nobody has confirmed, or one that was confirmed. */
async function stands(
  { db }: Pick<Ctx, 'db'>,
  { programme, topic, person }: Follow,
  unconfirmed: 'is' | 'is not',
): Promise<boolean> {
  return (await follows[unconfirmed](db, programme, topic, person)).length > 0;
}

async function note(
  ctx: Ctx,
  follow: Follow,
  kind: 'discussion-followed' | 'discussion-unfollowed',
): Promise<void> {
  await record(ctx, {
    programme: follow.programme,
    actor: { kind: 'person', id: follow.person },
    kind,
    subject: ['topic', follow.topic],
  });
}
