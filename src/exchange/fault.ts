import { Refusal } from '../lib/refusal.ts';

/** A fault in a stream, with its place. Reading throws it before anything is written for good. */
export class Fault extends Refusal {
  override name = 'Fault';

  constructor(
    /** The line in the file, from 1 on; 0 if the fault concerns more than one line. */
    line: number,
    reason: string,
  ) {
    super(line > 0 ? `line ${line}: ${reason}; nothing was written` : `${reason}; nothing was written`);
  }
}
