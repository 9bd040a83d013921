import { number } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The data that each of these mails is composed from. */
export const callKinds = {
  // The call, and the partner who waits in it.
  'call-waiting': { partnership: number, call: number, by: number },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof callKinds> {}
}
