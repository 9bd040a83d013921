import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { TestCtx } from '../context.ts';
import { settings } from './mailScene.ts';

/** Delivers the due mails, and returns their readers. */
export async function delivered(ctx: TestCtx): Promise<string[]> {
  const to: string[] = [];
  const delivery = createDelivery(settings, {
    connections: 1,
    send: (_, mail) => Promise.resolve(void to.push(mail.to.address)),
    isUp: () => Promise.resolve(true),
    close: () => {},
  });
  await delivery.run(ctx);
  return to;
}
