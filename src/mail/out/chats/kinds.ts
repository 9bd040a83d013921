import { number } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The data of each of these mails. */
export const chatKinds = {
  'chat-message-confirm': { message: number },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof chatKinds> {}
}
