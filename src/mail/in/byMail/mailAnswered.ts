import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Message } from '../message/index.ts';

/** One of our mails as the outbox has it: its kind, and its data as stored. */
export interface AnsweredMail {
  kind: string;
  data: unknown;
}

/**
 * The mail of ours that somebody's mail answers: the one in its In-Reply-To, or else the latest of its References. Null when it names
 * neither, as with some mail programs.
 */
export async function mailAnswered(
  ctx: Pick<Ctx, 'db'>,
  { inReplyTo, references }: Pick<Message, 'inReplyTo' | 'references'>,
  { programme, person }: { programme: number; person: number },
): Promise<AnsweredMail | null> {
  const named = [inReplyTo, ...references.toReversed()].filter(Boolean);
  if (named.length === 0) return null;
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'data', 'message_id as messageId'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('message_id', '=', anyOf(named))
    .execute();
  return (
    rows.toSorted(
      (one, other) => named.indexOf(one.messageId ?? '') - named.indexOf(other.messageId ?? ''),
    )[0] ?? null
  );
}
