export const WIDTH = 76;

/** Breaks a line at spaces, to at most 76 columns where words allow; `first` and `next` stand before the first line and the following ones. */
export function wrap(text: string, first = '', next = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && [...line].length + 1 + [...word].length > WIDTH) {
      lines.push(line);
      line = next + word;
    } else line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
