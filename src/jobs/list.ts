import { readPayload } from '../lib/shape.ts';
import { processReceived } from '../federation/in/process.ts';
import { lookForTags } from '../federation/in/tags.ts';
import { deliverDue } from '../federation/out/deliver.ts';
import type { Outbound } from '../lib/network/outbound/outbound.ts';
import type { Delivery } from '../mail/out/delivery/deliver.ts';
import { drawPictures } from '../mail/in/pictures.ts';
import { processIncoming } from '../mail/in/process.ts';
import type { MailInSettings } from '../mail/in/process.ts';
import type { Work } from '../rooms/brings.ts';
import { JOBS, WORKS } from '../rooms/brought.ts';
import type { Ctx } from '../rooms/ctx.ts';
import type { JobName } from '../rooms/kinds.ts';
import { mailCode } from '../rooms/people/index.ts';
import type { Worker, Workers } from './queue.ts';

/** The work of each job: verbs of rooms, and work that needs more than a room has. A job without work fails to compile. */
export function workersOf(
  ctx: Ctx,
  delivery: Delivery,
  mailIn: MailInSettings,
  backUp: (trigger: 'night' | 'button', signal: AbortSignal) => Promise<void>,
  networks: { outbound: Outbound; pace?: () => Promise<void>; publicUrl: string },
): Workers {
  const { publicUrl, ...others } = networks;
  const tools = { ctx, ...others };
  const works: { readonly [K in JobName]: Work<K> } = {
    ...WORKS,
    backup: (_, { trigger }, signal) => backUp(trigger, signal),
    deliver: (ctx) => delivery.run(ctx),
    'deliver-urgent': (ctx) => delivery.runUrgent(ctx),
    'draw-pictures': (ctx) => drawPictures(ctx),
    'mail-in': (ctx, { id }) => processIncoming(ctx, mailIn, id),
    'networks-in': (ctx, _, signal) => processReceived(tools, signal),
    'networks-out': (ctx, _, signal) => deliverDue(tools, publicUrl, signal),
    'networks-tags': (ctx, _, signal) => lookForTags(tools, signal),
    'test-mail': (_, to) => delivery.test(ctx, to),
    // A person is waiting for this code, so the mail does not even wait for the next job.
    'sign-in-code': (ctx, code) => delivery.runUrgent(ctx, () => mailCode(ctx, code)),
  };
  const reading = Object.entries<Work<never>>(works).map(([name, work]): [string, Worker] => [
    name,
    async (stored, signal) => {
      await work(ctx, readPayload(JOBS[name as JobName].data ?? {}, stored) as never, signal);
    },
  ]);
  return Object.fromEntries(reading) as Workers;
}
