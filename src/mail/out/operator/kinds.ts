import { instant, maybe, number, orNull, text, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The backup: its name (null when it was not made), and whether the operator has a key to it. */
const ofBackup = { at: instant, name: orNull(text), hasOperator: maybe(yes) };

/** The data of each of these mails. */
export const operatorKinds = {
  'backup-failed': { ...ofBackup, problem: orNull(text), to: maybe(text), bytes: maybe(orNull(number)) },
  'backup-holds': { ...ofBackup, to: text, bytes: orNull(number), problem: maybe(orNull(text)) },
  // The day, if the pace gives one.
  'disk-filling': { full: orNull(text) },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof operatorKinds> {}
}
