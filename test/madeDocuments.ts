import { crc32, deflateRawSync } from 'node:zlib';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MAIN = {
  docx: `${OFFICE}wordprocessingml.document.main+xml`,
  xlsx: `${OFFICE}spreadsheetml.sheet.main+xml`,
  pptx: `${OFFICE}presentationml.presentation.main+xml`,
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
} as const;

type Parts = readonly (readonly [name: string, text: string | Buffer])[];

/** A zip archive. Its first file is stored and the others are deflated, as office programs do. `says` is the size that each file claims. */
export function madeZip(parts: Parts, { says }: { says?: number } = {}): Buffer {
  const [files, listed]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [index, [name, text]] of parts.entries()) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const packed = index === 0 ? bytes : deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(index === 0 ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(says ?? bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    listed.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), fields, place, path);
    files.push(Buffer.from('PK\u0003\u0004'), fields, path, packed);
    at += 4 + fields.length + path.length + packed.length;
  }
  const list = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}

/** An office document of a kind, with more parts if given. */
export const madeOffice = (kind: keyof typeof MAIN, more: Parts = []): Buffer =>
  madeZip([
    ['_rels/.rels', '<Relationships/>'],
    [
      '[Content_Types].xml',
      `<Types><Override PartName="/document.xml" ContentType="${MAIN[kind]}"/></Types>`,
    ],
    ['document.xml', '<document>What we read this week</document>'.repeat(50)],
    ...more,
  ]);

export const madeOpenDocument = (kind: string, more: Parts = []): Buffer =>
  madeZip([
    ['mimetype', `application/vnd.oasis.opendocument.${kind}`],
    ['content.xml', '<office:document-content/>'],
    ...more,
  ]);

/** A compound file as office programs before 2007 wrote them, down to its list of names. */
export function madeOldOffice(names: readonly string[]): Buffer {
  const file = Buffer.alloc(512 * 4);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    const at = 1024 + 128 * index;
    file.write(`${name}\0`, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file[at + 66] = index === 0 ? 5 : 2;
  }
  return file;
}

export const MADE_PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
