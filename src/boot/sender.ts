import type { Config } from '../config.ts';
import type { Sender } from '../mail/out/delivery/message.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { setMailSetting } from '../rooms/sending/index.ts';

/** Notes for the pages how mail leaves: pages may run in another process, with other settings. */
export async function noteSender(ctx: Ctx, config: Config, { address, domain }: Sender): Promise<void> {
  const { replies } = config.mailIn;
  await setMailSetting(ctx, 'mail-sender', {
    address,
    domain,
    server: config.smtpUrl === undefined ? null : new URL(config.smtpUrl).hostname,
    replyDomain: replies?.domain ?? domain,
    takesMail: replies !== undefined,
    host: new URL(config.publicUrl).hostname,
  });
}
