/** The most bytes of a part's own headers. */
const MOST_HEAD = 4096;
const NOTHING = Buffer.alloc(0);

/**
 * Takes the pieces of a form with files (`multipart/form-data`) as they come, and returns them without the files' content. A single byte
 * stands for each file that was not empty. So the words beside a photograph can be read in little memory.
 */
export function withoutFiles(boundary: string): (piece: Uint8Array) => Buffer {
  const between = Buffer.from(`\r\n--${boundary}`);
  let state: 'head' | 'field' | 'file' | 'over' = 'field';
  // The first line has no line end before it, so add one.
  let rest = Buffer.from('\r\n');
  let isFirst = true;
  let isMarked = false;

  return (piece) => {
    const kept: Buffer[] = [];
    rest = Buffer.concat([rest, piece]);
    for (let went = true; went;) went = state === 'head' ? readHead(kept) : readBody(kept);
    const all = Buffer.concat(kept);
    if (!isFirst || all.length < 2) return all;
    isFirst = false;
    return all.subarray(2);
  };

  /** Reads a part's content; whether the part ended. */
  function readBody(kept: Buffer[]): boolean {
    if (state === 'over') return false;
    const end = rest.indexOf(between);
    const known = end < 0 ? Math.max(0, rest.length - between.length) : end;
    if (state === 'field') kept.push(rest.subarray(0, known));
    else if (known > 0 && !isMarked) {
      isMarked = true;
      kept.push(Buffer.from('x'));
    }
    rest = rest.subarray(known);
    if (end < 0) return false;
    kept.push(between);
    rest = rest.subarray(between.length);
    state = 'head';
    return true;
  }

  /** Reads a part's head; whether it was complete. */
  function readHead(kept: Buffer[]): boolean {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0 || end > MOST_HEAD) {
      // This is the end after the last part, or a body without parts.
      if (!rest.subarray(0, 2).equals(Buffer.from('--')) && rest.length <= MOST_HEAD) return false;
      kept.push(rest.subarray(0, 4));
      rest = NOTHING;
      state = 'over';
      return false;
    }
    const head = rest.subarray(0, end + 4);
    kept.push(head);
    rest = rest.subarray(end + 4);
    isMarked = false;
    state = /;\s*filename="/i.test(head.toString('latin1')) ? 'file' : 'field';
    return true;
  }
}
