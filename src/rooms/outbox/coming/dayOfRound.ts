import { sql } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { standOfRound } from '../../pairing/index.ts';
import type { RoundStand } from '../../pairing/index.ts';
import { KEPT_FROM_SOME } from '../listing/counted.ts';

/** How the people of a round stand, and how many mails wait or are held, but those of which not everybody may know; all read by one query. */
export async function dayOfRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; since: Date; isIntroduced: boolean },
): Promise<RoundStand & { waiting: number; held: number }> {
  const mails = (states: readonly string[]) =>
    countUpTo(sql`select from outbox where programme_id = ${input.programme}
      and state = any(${[...states]}) and kind <> all(${sql.val([...KEPT_FROM_SOME])})`);
  const { stand, counts } = await together(ctx.db, {
    stand: standOfRound(ctx.clock.now(), input),
    counts: sql<{
      waiting: number;
      held: number;
    }>`(select ${mails(['waiting', 'sending', 'gathered'])} as waiting, ${mails(['held'])} as held)`,
  });
  return { ...stand[0]!, ...counts[0]! };
}
