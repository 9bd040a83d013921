import { isOvertaken } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { planOf, saidIn } from './plan.ts';
import type { Of } from './plan.ts';

/** Characters of the words that go to other servers. */
export const MOST_WORDS = 1500;

/**
 * Says when, in which language and in which words a topic goes to other servers; a post that is there already is changed. A topic that was
 * public before the programme was connected goes only at a time of its own. `base` is the `planVersion` that the form was drawn from: with
 * it, nothing overwrites changes that somebody else saved meanwhile.
 */
export async function wordPost(
  ctx: Ctx,
  input: Of & {
    actor: Actor;
    locale: string | null;
    words: string;
    dueAt: Date | null;
    base?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; reason: 'too-long' | 'overtaken' }> {
  const { programme, topic, actor, locale, dueAt: due_at } = input;
  const words = input.words.trim();
  if ([...words].length > MOST_WORDS) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    if (await isWordedSince(ctx, { programme, topic }, input.base)) return { ok: false, reason: 'overtaken' };
    await set(ctx, { programme, topic }, { locale, words, due_at });
    await record(ctx, { programme, actor, kind: 'network-worded', subject: ['topic', topic] });
    return { ok: true };
  });
}

/** Sends a public topic to other servers now, in these words, even one that is held: it leaves with the next run of the duty. */
export async function sendNow(
  ctx: Ctx,
  input: Of & { actor: Actor; locale: string | null; words: string; base?: string | undefined },
): Promise<{ ok: true } | { ok: false; reason: 'too-long' | 'not-public' | 'overtaken' }> {
  const { programme, topic, actor, locale } = input;
  return inTransaction(ctx, async (ctx) => {
    const words = input.words.trim();
    if ([...words].length > MOST_WORDS) return { ok: false, reason: 'too-long' };
    if (!(await planOf(ctx, { programme, topic })).isPublic) return { ok: false, reason: 'not-public' };
    if (await isWordedSince(ctx, { programme, topic }, input.base)) return { ok: false, reason: 'overtaken' };
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

/**
 * Whether somebody else changed the words since `base`, a `planVersion`. The topic is locked, so nobody else words it until the transaction
 * ends.
 */
async function isWordedSince(ctx: Ctx, of: Of, base: string | undefined): Promise<boolean> {
  await ctx.db
    .selectFrom('topic')
    .select('id')
    .where('programme_id', '=', of.programme)
    .where('id', '=', of.topic)
    .forNoKeyUpdate()
    .execute();
  return isOvertaken(base, saidIn(await planOf(ctx, of)));
}
