import { sql } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { standOfRound } from '../../pairing/index.ts';
import type { RoundStand } from '../../pairing/index.ts';
import { KEPT_FROM_SOME } from '../listing/counted.ts';

/** How many mails wait, and how many are held. */
export interface MailsNotLeft {
  waiting: number;
  held: number;
}

/**
 * Reads in one query the states of a round's people, and how many mails wait or are held, except mails that some viewers may not know of.
 */
export async function dayOfRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; since: Date; isIntroduced: boolean },
): Promise<RoundStand & MailsNotLeft> {
  const { stand, counts } = await together(ctx.db, {
    stand: standOfRound(ctx.clock.now(), input),
    counts: sql<MailsNotLeft>`(${notLeft(input.programme)})`,
  });
  return { ...stand[0]!, ...counts[0]! };
}

/** Only the mails, for a day on which no round's state is shown. */
export async function mailsNotLeft(ctx: Pick<Ctx, 'db'>, programme: number): Promise<MailsNotLeft> {
  const { rows } = await sql<MailsNotLeft>`${notLeft(programme)}`.execute(ctx.db);
  return rows[0]!;
}

function notLeft(programme: number) {
  const mails = (states: readonly string[]) =>
    countUpTo(sql`select from outbox where programme_id = ${programme}
      and state = any(${[...states]}) and kind <> all(${sql.val([...KEPT_FROM_SOME])})`);
  return sql`select ${mails(['waiting', 'sending', 'gathered'])} as waiting, ${mails(['held'])} as held`;
}
