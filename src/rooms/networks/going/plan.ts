import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { isPublicAt } from '../../topics/index.ts';

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
  /** The world may read the topic, and the programme is connected: it can go now. */
  isPublic: boolean;
}

interface Of {
  programme: number;
  topic: number;
}

/** The plan of a topic, and how far it is. */
export async function planOf(ctx: Pick<Ctx, 'db' | 'clock'>, { programme, topic }: Of): Promise<Plan> {
  const plan = await ctx.db
    .selectFrom('topic')
    .leftJoin('network_plan as plan', (join) =>
      join.onRef('plan.programme_id', '=', 'topic.programme_id').onRef('plan.topic_id', '=', 'topic.id'),
    )
    .leftJoin('network_post as post', (join) =>
      join.onRef('post.programme_id', '=', 'topic.programme_id').onRef('post.topic_id', '=', 'topic.id'),
    )
    .select(['held_at', 'locale', 'words', 'due_at', 'made_at', 'gone_at'])
    .leftJoin('network_home as home', 'home.programme_id', 'topic.programme_id')
    .select(isPublicAt(ctx.clock.now()).as('is_public'))
    .select(['topic.archived_at', 'home.off_at'])
    .where('topic.programme_id', '=', programme)
    .where('topic.id', '=', topic)
    .orderBy('post.id', (by) => by.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  return {
    isHeld: plan?.held_at != null,
    locale: plan?.locale ?? null,
    words: plan?.words ?? '',
    dueAt: plan?.due_at ?? null,
    sentAt: plan?.made_at ?? null,
    goneAt: plan?.gone_at ?? null,
    isPublic: plan?.is_public === true && plan.archived_at === null && plan.off_at === null,
  };
}

/**
 * Says when, in which language and words a topic goes to other servers; one that is there already is changed there. With a time of its own goes
 * also a topic that was public before the programme was connected.
 */
export async function wordPost(
  ctx: Ctx,
  input: Of & { actor: Actor; locale: string | null; words: string; dueAt: Date | null },
): Promise<{ ok: true } | { ok: false; reason: 'too-long' }> {
  const { programme, topic, actor, locale, dueAt: due_at } = input;
  const words = input.words.trim();
  if ([...words].length > MOST_WORDS) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    await set(ctx, { programme, topic }, { locale, words, due_at });
    await record(ctx, { programme, actor, kind: 'network-worded', subject: ['topic', topic] });
    return { ok: true };
  });
}

/** Sends a topic that is public to other servers now, in these words, also one that is held: it leaves with the next turn of the duty. */
export async function sendNow(
  ctx: Ctx,
  input: Of & { actor: Actor; locale: string | null; words: string },
): Promise<{ ok: true } | { ok: false; reason: 'too-long' | 'not-public' }> {
  const { programme, topic, actor, locale } = input;
  return inTransaction(ctx, async (ctx) => {
    const words = input.words.trim();
    if ([...words].length > MOST_WORDS) return { ok: false, reason: 'too-long' };
    if (!(await planOf(ctx, { programme, topic })).isPublic) return { ok: false, reason: 'not-public' };
    await set(ctx, { programme, topic }, { locale, words, due_at: ctx.clock.now(), held_at: null });
    await record(ctx, { programme, actor, kind: 'network-sent-now', subject: ['topic', topic] });
    return { ok: true };
  });
}

async function set(
  ctx: Ctx,
  { programme, topic }: Of,
  to: { locale: string | null; words: string; due_at: Date | null; held_at?: null },
): Promise<void> {
  await ctx.db
    .insertInto('network_plan')
    .values({ programme_id: programme, topic_id: topic, ...to })
    .onConflict((c) => c.columns(['programme_id', 'topic_id']).doUpdateSet(to))
    .execute();
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
