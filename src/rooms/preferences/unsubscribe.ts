import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/** Kinds of mail that every participant gets, until they stop them. */
export const USUAL_CATEGORIES = [
  'topics',
  'announcements',
  'reminders',
  'meetings',
  'meetings-soon',
  'calls',
  'digest',
  'discussion',
  'chats',
] as const;

/**
 * Kinds of mail that a person can stop one by one, including kinds that come only to people who asked for them. Addresses in mails of past
 * years name a kind by its place (`mail/in/handlers/stop.ts`), so new ones go to the end.
 */
export const CATEGORIES = [
  'topics',
  'announcements',
  'reminders',
  'digest',
  'discussion',
  'news',
  'openings',
  'meetings',
  'chats',
  'meetings-soon',
  'calls',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const isCategory = (text: string): text is Category =>
  (CATEGORIES as readonly string[]).includes(text);

interface Input {
  programme: number;
  person: number;
  category: Category;
}

/** Stops a kind of mail for a person, including mails that already wait; false when it was stopped before. */
export function unsubscribe(ctx: Ctx, { programme, person, category }: Input): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .insertInto('unsubscription')
      .values({ programme_id: programme, person_id: person, category, at: ctx.clock.now() })
      .onConflict((c) => c.columns(['programme_id', 'person_id', 'category']).doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 0n) return false;
    await note(ctx, { programme, person, category }, 'unsubscribed');
    return true;
  });
}

export async function isUnsubscribed(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, category }: Input,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('unsubscription')
    .select('at')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('category', '=', category)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets a stopped kind of mail come again. */
export function resubscribe(ctx: Ctx, { programme, person, category }: Input): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .deleteFrom('unsubscription')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('category', '=', category)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) return;
    await note(ctx, { programme, person, category }, 'resubscribed');
  });
}

async function note(ctx: Ctx, input: Input, kind: 'unsubscribed' | 'resubscribed'): Promise<void> {
  await record(ctx, {
    programme: input.programme,
    actor: { kind: 'person', id: input.person },
    kind,
    subject: ['person', input.person],
    data: { category: input.category },
  });
}
