import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Delivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import type { TestCtx } from '../context.ts';
import { MAIL_IN } from './incoming.ts';

/** A delivery with replies open that passes every mail to `take`. */
export const deliveryInto = (take: (mail: Outgoing) => void): Delivery =>
  createDelivery(
    {
      publicUrl: 'http://localhost:3000',
      sender: { address: MAIL_IN.sender, domain: 'shelves.example' },
      replies: MAIL_IN.replies,
    },
    {
      connections: 1,
      send: (_, mail) => Promise.resolve(take(mail)),
      isUp: () => Promise.resolve(true),
      close: () => {},
    },
  );

/** Delivers the due mails with replies open, and returns them. */
export async function leaves({ ctx }: { ctx: TestCtx }): Promise<Outgoing[]> {
  const sent: Outgoing[] = [];
  await deliveryInto((mail) => sent.push(mail)).run(ctx);
  return sent;
}
