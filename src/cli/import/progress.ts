const number = new Intl.NumberFormat('en');

/**
 * Tells the progress of long work on standard error. A terminal gets one line that changes. Otherwise there is a line for every tenth, or
 * for every ten thousand rows while the total is not known. `end` closes the line.
 */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): {
  tell: (what: string, done: number, of: number | null) => void;
  end: () => void;
} {
  let last = '';
  let told = 0;
  let isOpen = false;
  const tell = (what: string, done: number, of: number | null): void => {
    const line =
      of === null
        ? `${what}: ${number.format(done)}`
        : `${what}: ${number.format(done)} of ${number.format(of)}`;
    if (stream.isTTY) {
      stream.write(`\r${line}\u001b[K`);
      isOpen = true;
      return;
    }
    // Work of fewer than 2000 rows prints no progress.
    const mark = of === null ? Math.floor(done / 10_000) : of < 2000 ? 0 : Math.floor((done * 10) / of);
    if (what !== last) told = 0;
    last = what;
    if (mark <= told) return;
    told = mark;
    stream.write(`${line}\n`);
  };
  return { tell, end: () => void (isOpen && stream.write('\n')) };
}
