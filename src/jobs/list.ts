import type { Delivery } from '../mail/out/delivery/deliver.ts';
import { drawPictures } from '../mail/in/pictures.ts';
import { processIncoming } from '../mail/in/process.ts';
import type { MailInSettings } from '../mail/in/process.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { announceRest, moveRest } from '../rooms/outbox/index.ts';
import type { Rest } from '../rooms/outbox/index.ts';
import { runMatch, runStudy } from '../rooms/pairing/index.ts';
import { mailCode } from '../rooms/people/index.ts';
import type { Workers } from './queue.ts';

/** What each job does, in one line each. */
export function workersOf(
  ctx: Ctx,
  delivery: Delivery,
  mailIn: MailInSettings,
  backUp: (trigger: 'night' | 'button', signal: AbortSignal) => Promise<void>,
): Workers {
  return {
    announce: ({ programme, announcement, day, at }) =>
      announceRest(ctx, {
        programme: Number(programme),
        announcement: Number(announcement),
        day: typeof day === 'string' ? day : undefined,
        at: new Date(String(at)),
      }),
    backup: ({ trigger }, signal) => backUp(trigger === 'night' ? 'night' : 'button', signal),
    deliver: async () => {
      await delivery.run(ctx);
    },
    'deliver-urgent': () => delivery.runUrgent(ctx),
    'draw-pictures': () => drawPictures(ctx),
    'mail-in': (data) => processIncoming(ctx, mailIn, Number(data['id'])),
    match: async (data, signal) => {
      await runMatch(ctx, { programme: Number(data['programme']), run: Number(data['run']) }, signal);
    },
    'move-mails': (data, signal) => moveRest(ctx, data as unknown as Rest, signal),
    study: async (data, signal) => {
      await runStudy(ctx, { programme: Number(data['programme']), study: Number(data['study']) }, signal);
    },
    'test-mail': (data) => delivery.test(ctx, { to: String(data['to']), locale: String(data['locale']) }),
    'sign-in-code': async (data) => {
      await mailCode(ctx, { programme: Number(data['programme']), id: Number(data['id']) });
      // Somebody sits there and waits: not even for the next job.
      await delivery.runUrgent(ctx);
    },
  };
}
