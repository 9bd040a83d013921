/** Most octets of a line in a calendar, without its line break (RFC 5545, 3.1). */
const LONGEST = 75;

/** Controls other than tab and line break, which no value may hold. */
const CONTROLS = /[\p{Cc}--[\t\n]]/gv;

/** A text as the value of a property (RFC 5545, 3.3.11). */
export const textValue = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/**
 * The value of a parameter, in quotes. It may hold neither quotes nor line breaks: RFC 6868 would allow these, but few programs read it.
 */
const parameterValue = (text: string): string =>
  `"${text.replaceAll(/\s+/g, ' ').replaceAll(CONTROLS, '').replaceAll('"', "'")}"`;

/**
 * One property as an unfolded line. `value` is written unchanged, so pass texts through `textValue`. A parameter without a value is left
 * out.
 */
export function contentLine(
  name: string,
  value: string,
  parameters: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries(parameters).flatMap(([key, one]) =>
    one === undefined ? [] : [`;${key}=${/^[\w/+.-]+$/.test(one) ? one : parameterValue(one)}`],
  );
  return `${name}${given.join('')}:${value}`;
}

/** Breaks a line into pieces of at most 75 octets, without cutting a character in two. */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST) return line;
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}
