/**
 * Tells the progress of long work on standard error. A terminal gets a line that renews itself; otherwise there is a line for every tenth.
 */
export function createProgress(): (part: string, done: number, total: number) => void {
  let last = '';
  return (part, done, total) => {
    const share = total > 0 ? Math.floor((done / total) * 100) : 100;
    if (process.stderr.isTTY) {
      // Such a large total is in octets: a share says more than their number.
      const far = total >= 1e6 ? `${share} %` : `${done} of ${total}`;
      process.stderr.write(`\r${part}: ${far}\u001b[K${done === total ? '\n' : ''}`);
      return;
    }
    const step = `${part}: ${Math.floor(share / 10) * 10} %`;
    if (step !== last) console.error(step);
    last = step;
  };
}
