import { sql } from 'kysely';
import { processIncoming } from '../../mail/in/process.ts';
import type { MailInSettings } from '../../mail/in/process.ts';
import { replyAddress } from '../../mail/ownAddresses/replyAddress.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { receiveMail } from '../../rooms/incoming/index.ts';

/** The settings for incoming mail of the imagined programme. Nobody there writes in another's name. */
const MAIL_IN: MailInSettings = {
  replies: { before: 'reply+', after: '', domain: 'antipode.example' },
  sender: 'mentoring@antipode.example',
  checkSender: () => Promise.resolve('pass'),
  mustProve: false,
};

/** The writer of a mail, and its subject. */
export interface Answered {
  programme: number;
  person: number;
  kind: 'introduce' | 'meeting';
  subject: number;
}

/** Takes in somebody's answer to a mail: a word, or what their calendar program wrote. Returns whether it was accepted as an answer. */
export async function mailedIn(
  ctx: Ctx,
  { programme, person, kind, subject }: Answered,
  written: { words: string } | { calendar: string },
): Promise<boolean> {
  const { address, link_epoch: epoch } = await ctx.db
    .selectFrom('person')
    .select(['address', 'link_epoch'])
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  if (address === null) return false;
  const to = replyAddress(ctx, MAIL_IN.replies, { kind, programme, person, subject, epoch });
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from incoming`.execute(ctx.db);
  const [type, body] =
    'words' in written ? ['text/plain', written.words] : ['text/calendar; method=REPLY', written.calendar];
  const raw = [
    `From: ${address}`,
    `To: ${to}`,
    'Subject: Re: a meeting',
    `Message-ID: <${rows[0]!.n + 1}.${person}@people.example>`,
    `Date: ${ctx.clock.now().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
    '',
  ].join('\r\n');
  const envelope = { from: address, to };
  const { id } = await receiveMail(ctx, { raw: Buffer.from(raw), channel: 'smtp', envelope });
  await processIncoming(ctx, MAIL_IN, id);
  const done = await ctx.db.selectFrom('incoming').select('state').where('id', '=', id).executeTakeFirst();
  return done?.state === 'done';
}
