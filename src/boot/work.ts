import { hasRelay } from '../lib/network/turn/callLine.ts';
import type { Config } from '../config.ts';
import type { PoolOptions } from '../db/pool.ts';
import { backUp } from '../backup/nightly.ts';
import { backupsOf } from './backups.ts';
import { noteSender } from './sender.ts';
import { workersOf } from '../jobs/list.ts';
import { isPublicDomain } from '../lib/network/network.ts';
import { askNameServers } from '../lib/network/outbound/askNameServers.ts';
import { createOutbound } from '../lib/network/outbound/outbound.ts';
import { createPace } from '../lib/pace.ts';
import { createResolver } from '../lib/network/resolver.ts';
import { openMailSources } from '../mail/in/channels/openChannels.ts';
import type { MailSources } from '../mail/in/channels/openChannels.ts';
import { createLookUp, createSenderCheck } from '../mail/in/senderCheck/index.ts';
import type { MailInSettings } from '../mail/in/process.ts';
import type { Queue } from '../jobs/queue.ts';
import { startTimetable } from '../jobs/timetable.ts';
import { createDelivery } from '../mail/out/delivery/deliver.ts';
import type { Sender } from '../mail/out/delivery/message.ts';
import { createServerTransport } from '../mail/out/delivery/mailServers.ts';
import type { Signing } from '../mail/out/delivery/wire.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { ensureDkimKey, signingKey } from '../rooms/sending/index.ts';

/** Starts jobs, the timetable and delivery in the background: the start of the process does not wait for them. */
export function startWork(parts: {
  ctx: Ctx;
  jobs: Queue;
  config: Config;
  connection: PoolOptions;
  sender: Sender;
}): {
  stop(): Promise<void>;
} {
  const { ctx, jobs, config, connection, sender } = parts;
  const begun = begin();
  begun.catch((error: unknown) => ctx.log.error({ err: error }, 'the work did not begin'));

  async function begin() {
    const signing = await signingOf(ctx, sender.domain);
    await noteSender(ctx, config, sender);
    const transport = await createServerTransport(ctx, {
      smtpUrl: config.smtpUrl,
      signing,
      known: config.mailTlsCa,
    });
    const delivery = createDelivery(
      {
        publicUrl: config.publicUrl,
        sender,
        replies: config.mailIn.replies,
        hasRelay: hasRelay(config.calls),
      },
      transport,
    );
    const settings = mailInSettings(ctx, config, sender);
    const backups = await backupsOf(ctx, config, connection);
    await jobs.work(
      workersOf(
        ctx,
        delivery,
        settings,
        (trigger, signal) => backUp(ctx, backups, trigger, signal),
        // Redirects are not followed: documents of other servers are at their own addresses.
        {
          outbound: createOutbound({
            redirects: 0,
            keeps: 64,
            resolve: askNameServers(createResolver(config.dnsServers)),
          }),
          pace: createPace(),
          publicUrl: config.publicUrl,
        },
      ),
    );
    const mailSources = openMailSources(ctx, mailSourcesOf(config, settings));
    return { delivery, timetable: startTimetable(ctx), waysIn: mailSources };
  }

  return {
    stop: async () => {
      const work = await begun.catch(() => undefined);
      await Promise.all([work?.timetable.stop(), work?.delivery.stop(), work?.waysIn.stop()]);
    },
  };
}

const mailInSettings = ({ log }: Ctx, { dnsServers, mailIn }: Config, sender: Sender): MailInSettings => ({
  // While no way in is open, no mail gets such a reply address. Mails sent earlier with one can still be answered.
  replies: mailIn.replies ?? { before: 'reply+', after: '', domain: sender.domain },
  sender: sender.address,
  checkSender: createSenderCheck({
    authserv: mailIn.authserv,
    lookUp: createLookUp(createResolver(dnsServers)),
    log,
  }),
  mustProve: mailIn.authserv.length > 0,
});

function mailSourcesOf({ mailIn, mailTlsCa }: Config, { replies, sender }: MailInSettings): MailSources {
  const { listen, imap, imapDone, maxSize, perMinute, perHour, tls } = mailIn;
  return {
    listen: listen && { ...listen, replies, sender, maxSize, perMinute, perHour, tls },
    imap: imap && { ...imap, done: imapDone, maxSize, replies, sender, known: mailTlsCa },
  };
}

/**
 * The key that signs a domain's mail, made at the first start. Undefined for a name known only on this machine, which has no record for the
 * key.
 */
async function signingOf(ctx: Ctx, domain: string): Promise<Signing | undefined> {
  if (!isPublicDomain(domain)) return undefined;
  await ensureDkimKey(ctx, domain);
  const key = await signingKey(ctx, domain);
  return key ? { domain, ...key } : undefined;
}
