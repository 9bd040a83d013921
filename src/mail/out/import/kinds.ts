import { number } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The data of each of these mails. */
export const importKinds = {
  'import-invitation': { application: number },
  'import-reminder': { application: number },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof importKinds> {}
}
