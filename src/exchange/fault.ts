import { Refusal } from '../lib/refusal.ts';

/** A fault of a stream, with its place. Reading throws it before anything was written for good. */
export class Fault extends Refusal {
  override name = 'Fault';

  constructor(
    /** The line in the file, from 1 on; 0 for what is wrong with more than a line. */
    line: number,
    reason: string,
  ) {
    super(line > 0 ? `line ${line}: ${reason}; nothing was written` : `${reason}; nothing was written`);
  }
}
