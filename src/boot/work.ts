import type { Config } from '../config.ts';
import { workersOf } from '../jobs/list.ts';
import type { Queue } from '../jobs/queue.ts';
import { startTimetable } from '../jobs/timetable.ts';
import { createDelivery } from '../mail/out/delivery/deliver.ts';
import type { Sender } from '../mail/out/delivery/message.ts';
import { mailboxTransport, smtpTransport } from '../mail/out/delivery/transport.ts';
import type { Ctx } from '../rooms/ctx.ts';

/** Begins to do jobs, keep the timetable and send mail, in the background: nobody waits for it at start. */
export function startWork(parts: { ctx: Ctx; jobs: Queue; config: Config; sender: Sender }): {
  stop(): Promise<void>;
} {
  const { ctx, jobs, config, sender } = parts;
  const begun = begin();
  begun.catch((error: unknown) => ctx.log.error({ err: error }, 'the work did not begin'));

  async function begin() {
    const transport = await (config.smtpUrl === undefined
      ? mailboxTransport()
      : smtpTransport(config.smtpUrl));
    const delivery = createDelivery({ publicUrl: config.publicUrl, sender }, transport);
    await jobs.work(workersOf(ctx, delivery));
    return { delivery, timetable: startTimetable(ctx) };
  }

  return {
    stop: async () => {
      const work = await begun.catch(() => undefined);
      await Promise.all([work?.timetable.stop(), work?.delivery.stop()]);
    },
  };
}
