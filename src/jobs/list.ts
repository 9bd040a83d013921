import type { Delivery } from '../mail/out/delivery/deliver.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { runMatch } from '../rooms/pairing/index.ts';
import { mailCode } from '../rooms/people/index.ts';
import type { Workers } from './queue.ts';

/** What each job does, in one line each. */
export function workersOf(ctx: Ctx, delivery: Delivery): Workers {
  return {
    deliver: async () => {
      await delivery.run(ctx);
    },
    match: async (data, signal) => {
      await runMatch(ctx, { programme: Number(data['programme']), run: Number(data['run']) }, signal);
    },
    'sign-in-code': (data) => mailCode(ctx, { programme: Number(data['programme']), id: Number(data['id']) }),
  };
}
