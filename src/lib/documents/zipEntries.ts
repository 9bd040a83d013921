/** A file inside an archive, as the list at the archive's end describes it: nothing was unpacked. */
export interface ZipEntry {
  name: string;
  /** 0: stored as it is; 8: deflated. */
  method: number;
  isSecret: boolean;
  packed: number;
  unpacked: number;
  /** The position of the file's own head. */
  at: number;
}

const [HEAD, LISTED, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** More files than any document has. */
const MOST = 10_000;
/** The end of an archive, without a remark. */
const END_BYTES = 22;

/**
 * The files of a zip archive (PKWARE's APPNOTE 6.3.10) that begins with its first octet and ends with its last, each named once. Null when
 * the octets are no archive, or one of the odd ones that programs read in different ways.
 */
export function zipEntries(file: Buffer): ZipEntry[] | null {
  const end = file.length - END_BYTES;
  if (end < 0 || file.readUInt32LE(0) !== HEAD || file.readUInt32LE(end) !== END) return null;
  const [count, size, from] = [
    file.readUInt16LE(end + 10),
    file.readUInt32LE(end + 12),
    file.readUInt32LE(end + 16),
  ];
  if (count > MOST || file.readUInt16LE(end + 8) !== count || from + size !== end) return null;
  const entries: ZipEntry[] = [];
  let at = from;
  while (at + 46 <= end && file.readUInt32LE(at) === LISTED) {
    const name = file.readUInt16LE(at + 28);
    const next = at + 46 + name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (next > end) return null;
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + name),
      method: file.readUInt16LE(at + 10),
      isSecret: (file.readUInt16LE(at + 8) & 1) === 1,
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at = next;
  }
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  return at === end && entries.length === count && names.size === count ? entries : null;
}

/** The packed octets of a file; null when its own head contradicts the list. */
export function packedOf(file: Buffer, entry: ZipEntry): Buffer | null {
  const { at, name, packed } = entry;
  if (at + 30 > file.length || file.readUInt32LE(at) !== HEAD || file.readUInt16LE(at + 8) !== entry.method)
    return null;
  const named = at + 30 + file.readUInt16LE(at + 26);
  const from = named + file.readUInt16LE(at + 28);
  if (file.toString('utf8', at + 30, named) !== name || from + packed > file.length) return null;
  return file.subarray(from, from + packed);
}
