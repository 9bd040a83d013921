import PostalMime from 'postal-mime';
import { createDelivery } from '../src/mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../src/mail/out/delivery/transport.ts';
import type { TestCtx } from './context.ts';

/** Mail in and out of a test: replies come to addresses of this domain. */
const settings = {
  publicUrl: 'http://localhost:3000',
  sender: { address: 'mentoring@localhost', domain: 'localhost' },
  replies: { before: '', after: '', domain: 'in.shelves.example' },
};

/** Delivers waiting mails and reads those to an address: all subjects in order, and of the last mail its text on one line and its link. */
export async function mailTo(
  ctx: TestCtx,
  address: string,
): Promise<{ subjects: string[]; text: string; link: string; replyTo: string }> {
  await createDelivery(settings, await mailboxTransport()).run(ctx);
  const rows = await ctx.db
    .selectFrom('mailbox')
    .select('raw')
    .where('address', '=', address)
    .orderBy('id')
    .execute();
  const mails = await Promise.all(rows.map(({ raw }) => PostalMime.parse(raw)));
  const last = mails.at(-1);
  return {
    subjects: mails.map(({ subject = '' }) => subject),
    text: (last?.text ?? '').replaceAll(/\s+/g, ' '),
    link: /\/l\/[\w.-]+/.exec(last?.text ?? '')?.[0] ?? '',
    replyTo: last?.replyTo?.[0]?.address ?? '',
  };
}
