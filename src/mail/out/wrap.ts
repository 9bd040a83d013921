export const WIDTH = 76;

/**
 * Breaks a line at spaces, to at most 76 columns where the words allow it. `first` stands before the first line, `next` before each
 * following one.
 */
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

/**
 * The length in characters. A character beyond the first plane has two units but counts once; so do the spaces that later break the signs
 * of a typed placeholder.
 */
function columns(text: string): number {
  const parted = text.includes('%%') ? text.match(/%(?=%)/g)!.length : 0;
  return (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length) + parted;
}
