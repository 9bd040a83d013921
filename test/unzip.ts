import { crc32 } from 'node:zlib';

/** The files of an archive by path, read from its directory as programs do. Each file's checksum is verified. Stored files only. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf('PK\u0005\u0006');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const files = new Map<string, Buffer>();
  for (let n = 0; n < count; n++) {
    if (archive.toString('latin1', at, at + 4) !== 'PK\u0001\u0002') throw new Error(`no entry ${n}`);
    const [sum, size, head] = [at + 16, at + 20, at + 42].map((place) => archive.readUInt32LE(place)) as [
      number,
      number,
      number,
    ];
    const [length, extra, comment] = [at + 28, at + 30, at + 32].map((place) =>
      archive.readUInt16LE(place),
    ) as [number, number, number];
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    if (archive.toString('latin1', head, head + 4) !== 'PK\u0003\u0004') throw new Error(`no file ${name}`);
    const start = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28);
    const bytes = archive.subarray(start, start + size);
    if (crc32(bytes) !== sum) throw new Error(`broken: ${name}`);
    files.set(name, bytes);
    at += 46 + length + extra + comment;
  }
  return files;
}
