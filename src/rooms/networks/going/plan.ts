import { versionOf } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { isPublicAt } from '../../topics/index.ts';

/** How a topic goes to other networks. */
export interface Plan {
  isHeld: boolean;
  /** Null for the topic's own language. */
  locale: string | null;
  /** Words that replace title, summary and questions; '' for these. */
  words: string;
  /** When the topic goes, if it is public by then; null for when it becomes public. */
  dueAt: Date | null;
  /** When the topic went, and since when it is gone there again; null if it did not or is not. */
  sentAt: Date | null;
  goneAt: Date | null;
  /** Whether it can go now: the world may read the topic, and the programme is connected. */
  isPublic: boolean;
}

export interface Of {
  programme: number;
  topic: number;
}

export const saidIn = ({ locale, words, dueAt }: Plan) => [locale, words, dueAt?.getTime() ?? null];

/** The version of a topic's plan for other servers: its words, their language and the time. */
export const planVersion = (plan: Plan): string => versionOf(saidIn(plan));

/** The plan of a topic, and how far it has come. */
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

/** Holds a topic back from other servers, or lets it go. A topic that has not gone stays here; one that has is taken back. */
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
