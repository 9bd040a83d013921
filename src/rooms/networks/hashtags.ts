import { isOvertaken } from '../../lib/text/version.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { lockHome } from './homes.ts';

/** Hashtags in what was typed, without their signs. */
const hashtagsIn = (words: string): string[] =>
  [...new Set(words.match(/[\p{L}\p{N}_]+/gu) ?? [])].map((tag) => tag.slice(0, 60)).slice(0, 8);

/**
 * Sets the hashtags under every post of a programme. `base` comes from `homeVersions`: with it, nothing overwrites changes that somebody
 * else saved meanwhile.
 */
export async function setHashtags(
  ctx: Ctx,
  input: { programme: number; actor: Actor; words: string; base?: string | undefined },
): Promise<{ ok: true } | { ok: false; reason: 'overtaken' }> {
  const { programme, actor } = input;
  const hashtags = hashtagsIn(input.words);
  return inTransaction(ctx, async (ctx) => {
    const home = await lockHome(ctx, programme);
    if (!home || hashtags.join(' ') === home.hashtags.join(' ')) return { ok: true };
    if (isOvertaken(input.base, home.hashtags)) return { ok: false, reason: 'overtaken' };
    await ctx.db
      .updateTable('network_home')
      .set({ hashtags })
      .where('programme_id', '=', programme)
      .execute();
    await record(ctx, { programme, actor, kind: 'networks-chosen', subject: ['programme', programme] });
    return { ok: true };
  });
}
