import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { isApart } from '../concerns/apart.ts';
import { lockPartnership } from '../members.ts';
import { currentMembers } from '../queries.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { areLettersHeld } from './heldLetters.ts';
import { letterMail, notPassedOn } from './letterMails.ts';

/** Letters looked up at a time; the next come with the next tick. */
const AT_ONCE = 500;

/**
 * Sends each letter whose time for taking it back is over. The database holds the moment, so no letter is forgotten when a process ends.
 */
export async function sendLetters(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('letter')
    .select(['programme_id as programme', 'id', 'partnership_id as partnership'])
    .where('leaves_at', '<=', ctx.clock.now())
    .where('leaves_at', 'is not', null)
    .where('left_at', 'is', null)
    .orderBy('leaves_at')
    .limit(AT_ONCE)
    .execute();
  for (const one of whileTime(ctx, due))
    await inTransaction(ctx, async (ctx) => {
      // Locks first, as taking back does, so that only one of the two happens.
      await lockPartnership(ctx, one.programme, one.partnership);
      await sendNow(ctx, one);
    });
}

/** Sends what somebody wrote before they leave: leaving holds no letter back. The partnership is locked. */
export async function sendOwnLetters(
  ctx: Ctx,
  { programme, partnership, person }: { programme: number; partnership: number; person: number },
): Promise<void> {
  const waiting = await ctx.db
    .updateTable('letter')
    .set({ leaves_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('author_id', '=', person)
    .where('leaves_at', 'is not', null)
    .where('left_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of waiting.sort((a, b) => a.id - b.id))
    await sendNow(ctx, { programme, partnership, id });
}

async function sendNow(
  ctx: Ctx,
  { programme, partnership, id }: { programme: number; partnership: number; id: number },
): Promise<void> {
  const now = ctx.clock.now();
  const left = await ctx.db
    .updateTable('letter')
    .set({ left_at: now, written_at: now })
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .where('leaves_at', 'is not', null)
    .where('left_at', 'is', null)
    .returning('author_id as author')
    .executeTakeFirst();
  if (left?.author && (await isApart(ctx, programme, partnership)))
    return stayWithAuthor(ctx, { programme, partnership, letter: id, person: left.author });
  if (left?.author) await passOn(ctx, { programme, partnership, letter: id, author: left.author });
}

/** The members were kept apart after the letter was written. */
async function stayWithAuthor(
  ctx: Ctx,
  of: { programme: number; partnership: number; letter: number; person: number },
): Promise<void> {
  await ctx.db
    .updateTable('letter')
    .set({ apart: true })
    .where('programme_id', '=', of.programme)
    .where('id', '=', of.letter)
    .execute();
  await ctx.mailer.queue(ctx, notPassedOn(of, 'apart'));
}

/**
 * Passes a letter on to the other members, or holds it while one of them is about to leave. The first letter makes the partnership active.
 * When the partnership is over, or the writer is no longer a member, the writer is told. The partnership is locked.
 */
export async function passOn(
  ctx: Ctx,
  of: { programme: number; partnership: number; letter: number; author: number },
): Promise<void> {
  const { programme, partnership, letter, author } = of;
  const found = await lockPartnership(ctx, programme, partnership);
  const members = await currentMembers(ctx, programme, partnership);
  if (!found || found.state === 'ended' || !members.some(({ person }) => person === author))
    return ctx.mailer.queue(ctx, notPassedOn({ ...of, person: author }));
  if (found.state === 'introduced')
    await ctx.db
      .updateTable('partnership')
      .set({ state: 'active', state_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', partnership)
      .execute();
  await record(ctx, {
    programme,
    actor: { kind: 'person', id: author },
    kind: 'letter-written',
    subject: ['partnership', partnership],
    round: found.round,
    data: { letter },
  });
  await lookSoon(ctx, { programme, partnership });
  if (await areLettersHeld(ctx, programme, partnership)) return;
  await ctx.db
    .updateTable('letter')
    .set({ held_at: null })
    .where('programme_id', '=', programme)
    .where('id', '=', letter)
    .execute();
  await ctx.mailer.queue(
    ctx,
    members
      .filter(({ person }) => person !== author)
      .map(({ person }) => letterMail({ programme, partnership, letter, person })),
  );
}
