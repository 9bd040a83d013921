import { noteSenderCheck, receiveMail } from '../../rooms/incoming/index.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { Visit } from '../visit.ts';
import { rawMail } from './rawMail.ts';
import type { Written } from './rawMail.ts';

/**
 * Whether mails may be written here in anybody's name. Allowed only while nothing leaves the machine and the program runs at a local
 * address, so that nobody answers a real person's mail here. An operator elsewhere may read this mailbox, but never write for others.
 */
export const mayWrite = ({ config }: Pick<Visit, 'config'>): boolean =>
  config.isLoopback && config.smtpUrl === undefined;

/** Takes a mail in as a mail server would hand it over. It counts as proven, since nobody else could have written it. */
export async function deliverHere(ctx: Ctx, mail: Written): Promise<void> {
  const raw = await rawMail(mail);
  await inTransaction(ctx, async (ctx) => {
    const envelope = { from: mail.from, to: mail.to };
    const { id } = await receiveMail(ctx, { raw, channel: 'smtp', envelope });
    await noteSenderCheck(ctx, id, 'pass');
  });
}
