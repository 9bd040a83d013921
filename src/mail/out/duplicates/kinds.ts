import { number } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The data of each of these mails. */
export const duplicatesKinds = {
  'address-joined': { merge: number },
  'address-parted': {},
  'merge-asked': { duplicate: number },
  'people-merged': { merge: number },
  'people-parted': {},
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof duplicatesKinds> {}
}
