import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';

/** Characters of the words that go to other servers. */
export const MOST_WORDS = 1500;

/** How a topic goes to other networks. */
export interface Plan {
  isHeld: boolean;
  /** Null for the topic's own language. */
  locale: string | null;
  /** In the place of title, summary and questions; '' for these. */
  words: string;
  /** When it goes, if it is public by then; null for when it becomes public. */
  dueAt: Date | null;
  /** When it went, and since when it is gone again; null where it is not so. */
  sentAt: Date | null;
  goneAt: Date | null;
}

interface Of {
  programme: number;
  topic: number;
}

/** The plan of a topic, and how far it is. */
export async function planOf(ctx: Pick<Ctx, 'db'>, { programme, topic }: Of): Promise<Plan> {
  const plan = await ctx.db
    .selectFrom('network_plan')
    .select(['held_at', 'locale', 'words', 'due_at'])
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .executeTakeFirst();
  const post = await ctx.db
    .selectFrom('network_post')
    .select(['made_at', 'gone_at'])
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return {
    isHeld: plan?.held_at != null,
    locale: plan?.locale ?? null,
    words: plan?.words ?? '',
    dueAt: plan?.due_at ?? null,
    sentAt: post?.made_at ?? null,
    goneAt: post?.gone_at ?? null,
  };
}

/**
 * Says when, in which language and words a topic goes to other servers; one that is there already is changed there. With a time of its own goes
 * also a topic that was public before the programme was connected.
 */
export async function wordPost(
  ctx: Ctx,
  {
    programme,
    topic,
    actor,
    ...said
  }: Of & { actor: Actor; locale: string | null; words: string; dueAt: Date | null },
): Promise<{ ok: true } | { ok: false; reason: 'too-long' }> {
  const words = said.words.trim();
  if ([...words].length > MOST_WORDS) return { ok: false, reason: 'too-long' };
  const to = { locale: said.locale, words, due_at: said.dueAt };
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto('network_plan')
      .values({ programme_id: programme, topic_id: topic, ...to })
      .onConflict((c) => c.columns(['programme_id', 'topic_id']).doUpdateSet(to))
      .execute();
    await record(ctx, { programme, actor, kind: 'network-worded', subject: ['topic', topic] });
    return { ok: true };
  });
}

/** Keeps a topic from other servers: one that has not gone stays here, one that has is taken back. Or lets it go. */
export async function holdPost(
  ctx: Ctx,
  input: Of & { actor: Actor; held: boolean; undoes?: number },
): Promise<{ ok: boolean }> {
  const { programme, topic, actor, held, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const known = await ctx.db
      .selectFrom('topic')
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', '=', topic)
      .executeTakeFirst();
    if (!known) return { ok: false };
    const held_at = held ? ctx.clock.now() : null;
    const done = await ctx.db
      .insertInto('network_plan')
      .values({ programme_id: programme, topic_id: topic, held_at })
      .onConflict((c) =>
        c
          .columns(['programme_id', 'topic_id'])
          .doUpdateSet({ held_at })
          .where('network_plan.held_at', held ? 'is' : 'is not', null),
      )
      .executeTakeFirst();
    if (!done.numInsertedOrUpdatedRows) return { ok: false };
    await record(ctx, {
      programme,
      actor,
      kind: held ? 'network-held' : 'network-released',
      subject: ['topic', topic],
      ...(undoes === undefined ? {} : { undoes }),
    });
    return { ok: true };
  });
}
