export const WIDTH = 76;

/** Breaks a line at spaces, to at most 76 columns where words allow; `first` and `next` stand before the first line and the following ones. */
export function wrap(text: string, first = '', next = ''): string {
  const lines: string[] = [];
  let line = first;
  let filled = columns(first);
  let empty = true;
  for (const word of text.split(' ')) {
    const wide = columns(word);
    if (!empty && filled + 1 + wide > WIDTH) {
      lines.push(line);
      line = next + word;
      filled = columns(next) + wide;
    } else {
      line += empty ? word : ` ${word}`;
      filled += empty ? wide : 1 + wide;
    }
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** Characters, of which those beyond the first plane are two units, with the spaces that part typed signs of a placeholder later. */
function columns(text: string): number {
  const parted = text.includes('%%') ? text.match(/%(?=%)/g)!.length : 0;
  return (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length) + parted;
}
