import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeWhenPosted } from './remind.ts';

/** Networks that somebody posts to by hand. */
export const BY_HAND = ['Bluesky', 'X', 'Facebook', 'LinkedIn'] as const;
export type ByHand = (typeof BY_HAND)[number];

interface Act {
  programme: number;
  topic: number;
  actor: Actor;
  network: ByHand;
}

/** When a topic is to be posted on such a network, and when somebody did. */
export interface HandPost {
  network: string;
  dueAt: Date | null;
  postedAt: Date | null;
}

/** The time of a post as a form carries it. */
export const dueMark = (at: Date | null): string => String(at?.getTime() ?? '');

export async function handPosts(
  ctx: Pick<Ctx, 'db'>,
  { programme, topic }: { programme: number; topic: number },
): Promise<HandPost[]> {
  return ctx.db
    .selectFrom('network_by_hand')
    .select(['network', 'due_at as dueAt', 'posted_at as postedAt'])
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .execute();
}

/**
 * Plans when a topic is posted by hand and appears on the work list (null: no time). Refused if the plan changed since `seen` (ms, '' for
 * none).
 */
export async function planHandPost(
  ctx: Ctx,
  { dueAt, seen, ...act }: Act & { dueAt: Date | null; seen?: string | undefined },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const now = (await handPosts(ctx, act)).find(({ network }) => network === act.network)?.dueAt ?? null;
    const isSame = (now?.getTime() ?? null) === (dueAt?.getTime() ?? null);
    if (!isSame && seen !== undefined && seen !== dueMark(now)) return { ok: false };
    await set(ctx, act, { due_at: dueAt });
    const { programme, actor, topic } = act;
    await record(ctx, { programme, actor, kind: 'network-worded', subject: ['topic', topic] });
    return { ok: true };
  });
}

/** Notes that somebody has posted the topic, or takes that note back. */
export async function notePosted(ctx: Ctx, { posted, ...act }: Act & { posted: boolean }): Promise<void> {
  const { programme, topic, actor, network } = act;
  await inTransaction(ctx, async (ctx) => {
    await set(ctx, act, {
      posted_at: posted ? ctx.clock.now() : null,
      posted_by: posted ? actorPerson(actor) : null,
    });
    const kind = posted ? 'network-posted' : 'network-not-posted';
    await record(ctx, { programme, actor, kind, subject: ['topic', topic], data: { detail: network } });
  });
}

async function set(
  ctx: Ctx,
  { programme, topic, network, actor }: Act,
  to: { due_at?: Date | null; posted_at?: Date | null; posted_by?: number | null },
): Promise<void> {
  await ctx.db
    .insertInto('network_by_hand')
    .values({ programme_id: programme, topic_id: topic, network, ...to })
    .onConflict((c) => c.columns(['programme_id', 'topic_id', 'network']).doUpdateSet(to))
    .execute();
  await closeWhenPosted(ctx, { programme, topic, actor });
}
