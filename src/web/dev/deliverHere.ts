import { noteSenderCheck, receiveMail } from '../../rooms/incoming/index.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { Visit } from '../visit.ts';
import { rawMail } from './rawMail.ts';
import type { Written } from './rawMail.ts';

/**
 * Whether mails may be written here in anybody's name: only while nothing leaves the machine and its address is this machine's, so that no
 * real person's mail was ever answered here. An operator elsewhere may read this mailbox, and never write for others.
 */
export const mayWrite = ({ config }: Pick<Visit, 'config'>): boolean =>
  config.isLoopback && config.smtpUrl === undefined;

/** Takes a mail in as a mail server would hand it over. Nobody else could have written it: it counts as proven. */
export async function deliverHere(ctx: Ctx, mail: Written): Promise<void> {
  const raw = await rawMail(mail);
  await inTransaction(ctx, async (ctx) => {
    const envelope = { from: mail.from, to: mail.to };
    const { id } = await receiveMail(ctx, { raw, channel: 'smtp', envelope });
    await noteSenderCheck(ctx, id, 'pass');
  });
}
