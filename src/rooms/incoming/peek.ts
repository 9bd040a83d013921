/** Octets of a header block that are looked at: enough for any honest mail, and a bound for others. */
const HEAD = 256 * 1024;

/** The end of the header block and the start of the body, as offsets; both the whole length when there is no body. */
function split(raw: Buffer): { head: number; body: number } {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { head: crlf, body: crlf + 4 };
  if (lf >= 0) return { head: lf, body: lf + 2 };
  return { head: raw.length, body: raw.length };
}

/** The body of a raw message, octets as they are. */
export const bodyOf = (raw: Buffer): Buffer => raw.subarray(split(raw).body);

/** The header block of a raw message as text, at most 256 kB. */
export const headOf = (raw: Buffer): string =>
  raw.subarray(0, Math.min(split(raw).head, HEAD)).toString('latin1');

/** The value of a header's first appearance, unfolded to one line; '' when it has none. */
export function headerOf(raw: Buffer, name: string): string {
  return headersOf(raw, name)[0] ?? '';
}

/** The values of a header in their order, each unfolded to one line. */
export function headersOf(raw: Buffer, name: string): string[] {
  const wanted = `${name.toLowerCase()}:`;
  const values: string[] = [];
  let isOpen = false;
  for (const line of headOf(raw).split(/\r?\n/)) {
    if (isOpen && /^[ \t]/.test(line)) {
      values[values.length - 1] += ` ${line.trim()}`;
      continue;
    }
    isOpen = line.slice(0, wanted.length).toLowerCase() === wanted;
    if (isOpen) values.push(line.slice(wanted.length).trim());
  }
  return values.map((value) => value.replaceAll(/\p{Cc}+/gu, ' ').trim());
}
