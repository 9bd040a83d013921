/** A field or file of a posted form. Its bytes are a view of the form's bytes. */
export interface Part {
  name: string;
  isFile: boolean;
  /** The name that the sender gave the file; '' for a field, or when no file was chosen. */
  fileName: string;
  bytes: Buffer<ArrayBuffer>;
}

/** The most bytes of a part's own headers. */
const MOST_HEAD = 4096;

/**
 * The parts of a form with files (`multipart/form-data`, RFC 7578), without copies: a photograph is in memory once. Null when the body is
 * not such a form, or broken.
 */
export function partsOf(bytes: Buffer<ArrayBuffer>, boundary: string): Part[] | null {
  const between = Buffer.from(`\r\n--${boundary}`);
  const parts: Part[] = [];
  if (!bytes.subarray(0, between.length - 2).equals(between.subarray(2))) return null;
  for (let at = between.length - 2; ;) {
    if (bytes.toString('latin1', at, at + 2) === '--') return parts;
    if (bytes.toString('latin1', at, at + 2) !== '\r\n') return null;
    const head = bytes.indexOf('\r\n\r\n', at);
    const end = head < 0 ? -1 : bytes.indexOf(between, head + 2);
    if (end < 0 || head - at > MOST_HEAD) return null;
    const said = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(bytes.toString('utf8', at, head))?.[1];
    const name = parameter(said ?? '', 'name');
    if (name === undefined) return null;
    const fileName = parameter(said ?? '', 'filename');
    const isFile = fileName !== undefined;
    parts.push({
      name,
      isFile,
      fileName: fileName ?? '',
      bytes: bytes.subarray(Math.min(head + 4, end), end),
    });
    at = end + between.length;
  }
}

/** Browsers write quotes and line ends within a name as `%22`, `%0D` and `%0A`. */
const parameter = (text: string, name: string): string | undefined =>
  new RegExp(`(?:^|;)\\s*${name}="([^"]*)"`, 'i')
    .exec(text)?.[1]
    ?.replaceAll(/%(22|0d|0a)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
