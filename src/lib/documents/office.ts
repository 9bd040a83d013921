import { inflateRawSync } from 'node:zlib';
import { DOCUMENTS } from './kinds.ts';
import type { DocumentKind } from './kinds.ts';
import { packedOf, zipEntries } from './zipEntries.ts';
import type { ZipEntry } from './zipEntries.ts';

/**
 * Most octets of all parts of a document, unpacked, as the document itself states them. A larger one is made to fill its reader's memory.
 */
const MOST_UNPACKED = 200 * 1024 * 1024;
/** Most octets of the one part that is read, unpacked. */
const MOST_LIST = 1024 * 1024;

/** The kind of an office document that is a zip archive; `macros` when it holds a program. Null for any other archive. */
export function officeKind(file: Buffer): DocumentKind | 'macros' | null {
  const entries = zipEntries(file);
  if (!entries || entries.some(({ isSecret }) => isSecret)) return null;
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED) return null;
  return openDocument(file, entries) ?? openXml(file, entries);
}

/** OpenDocument 1.3, part 2, section 3.3: the first file states the kind in plain words. */
function openDocument(file: Buffer, entries: readonly ZipEntry[]): DocumentKind | 'macros' | null {
  const own = entries.find(({ name }) => name === 'mimetype');
  if (own?.at !== 0 || own.method !== 0 || own.packed > 100) return null;
  const type = packedOf(file, own)?.toString('latin1').trim();
  const kind = (['odt', 'ods', 'odp'] as const).find((one) => DOCUMENTS[one].type === type);
  // When a document is encrypted as a whole, nobody can see what is in it.
  if (!kind || entries.some(({ name }) => name === 'encrypted-package')) return null;
  return entries.some(({ name }) => /^(?:basic|scripts)\/./i.test(name)) ? 'macros' : kind;
}

const MAIN = [
  ['docx', 'wordprocessingml.document.main+xml'],
  ['xlsx', 'spreadsheetml.sheet.main+xml'],
  ['pptx', 'presentationml.presentation.main+xml'],
] as const;

/** Programs inside a document, recognised by the names of their parts and by their types. */
const PROGRAM = /vbaproject|vbadata|macrosheet|activex|macroenabled/i;

/** Office Open XML (ECMA-376, part 2, section 7.2.3): one file lists the type of every part. */
function openXml(file: Buffer, entries: readonly ZipEntry[]): DocumentKind | 'macros' | null {
  const own = entries.find(({ name }) => name === '[Content_Types].xml');
  const list = own && unfolded(file, own);
  // Nothing in this list has to be written in a roundabout way.
  if (list === null || list === undefined || /\0|&#|<!/.test(list)) return null;
  if (PROGRAM.test(list) || entries.some(({ name }) => PROGRAM.test(name))) return 'macros';
  return (
    MAIN.find(([, type]) => list.includes(`application/vnd.openxmlformats-officedocument.${type}"`))?.[0] ??
    null
  );
}

function unfolded(file: Buffer, entry: ZipEntry): string | null {
  const packed = packedOf(file, entry);
  if (!packed || (entry.method !== 0 && entry.method !== 8) || packed.length > MOST_LIST) return null;
  try {
    return (entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MOST_LIST })).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}
