import { number } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** What each of these mails is composed from. */
export const importKinds = {
  'import-invitation': { application: number },
  'import-reminder': { application: number },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof importKinds> {}
}
