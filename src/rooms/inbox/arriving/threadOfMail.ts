import { onOneLine } from '../../../lib/text/oneLine.ts';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { privateThread } from '../private/noteLost.ts';
import { LIMITS, cut } from '../rules.ts';
import type { IncomingMail } from './addMailToThread.ts';

/**
 * The thread that a mail answers: by its token, by a stored mail of the person, or by one of ours; only a thread of this person. A mail to
 * the secret address of a private thread stays in it, even from another address of the person: only there can nobody but its readers see
 * it. Another answer to one mail of ours joins the earlier answer, while that waits.
 */
export async function threadOfMail(
  ctx: Ctx,
  mail: Pick<IncomingMail, 'programme' | 'thread' | 'references' | 'subject' | 'verified'>,
  person: number,
): Promise<number | null> {
  const { programme } = mail;
  if (mail.thread !== undefined) {
    const own = await ownThread(ctx, programme, mail.thread, person);
    if (own !== null) return own;
    const sealed = await privateThread(ctx, programme, mail.thread);
    if (sealed) return sealed.id;
  }
  const references = [...new Set(mail.references)].slice(0, 50);
  if (references.length === 0) return null;
  const theirs = await ctx.db
    .selectFrom('thread_message')
    .select(['thread_id as thread', 'message_id as reference'])
    .where('programme_id', '=', programme)
    .where('author_id', '=', person)
    .where('message_id', '=', anyOf(references))
    .execute();
  const ours = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'data', 'message_id as reference'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('message_id', '=', anyOf(references))
    .execute();
  const named = [
    ...theirs,
    ...ours
      .filter(({ kind }) => kind === 'inbox-answer')
      .map(({ data, reference }) => ({ thread: ctx.mailer.read('inbox-answer', data).thread, reference })),
  ];
  for (const reference of references) {
    const found = named.find((one) => one.reference === reference);
    const own = found ? await ownThread(ctx, programme, found.thread, person) : null;
    if (own !== null) return own;
  }
  return ours.length > 0 && mail.verified ? waitingUnder(ctx, mail, person) : null;
}

const DAY = 86_400_000;
/** Days within which answers under one subject belong to one conversation. */
const SAME_DAYS = 7;

/** The newest waiting conversation of a person under the same subject; never a private one. */
async function waitingUnder(
  ctx: Ctx,
  { programme, subject }: Pick<IncomingMail, 'programme' | 'subject'>,
  person: number,
): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('thread')
    .select('id')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('state', '=', 'waiting')
    .where('subject', '=', cut(onOneLine(subject), LIMITS.subject))
    .where('last_at', '>', new Date(ctx.clock.now().getTime() - SAME_DAYS * DAY))
    .where('private_at', 'is', null)
    .where('spam_at', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A thread of this person, or the one it was merged into since; null when it is not theirs. */
async function ownThread(ctx: Ctx, programme: number, id: number, person: number): Promise<number | null> {
  const find = (id: number) =>
    ctx.db
      .selectFrom('thread')
      .select(['id', 'person_id', 'merged_into'])
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .executeTakeFirst();
  let row = await find(id);
  if (!row) return null;
  // A message of this person may be in another person's thread after a merge.
  const wrote = await ctx.db
    .selectFrom('thread_message')
    .select('id')
    .where('programme_id', '=', programme)
    .where('thread_id', '=', id)
    .where('author_id', '=', person)
    .where('kind', '=', 'in')
    .limit(1)
    .executeTakeFirst();
  if (row.person_id !== person && !wrote) return null;
  for (let steps = 0; row?.merged_into != null && steps < 20; steps++) row = await find(row.merged_into);
  return row?.id ?? null;
}
