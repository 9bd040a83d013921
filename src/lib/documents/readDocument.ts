import { documentName, endingOf, fileName } from './fileName.ts';
import { DOCUMENTS, DOCUMENT_BYTES } from './kinds.ts';
import type { DocumentKind } from './kinds.ts';
import { officeKind } from './office.ts';
import { oldOfficeKind } from './oldOffice.ts';
import { isText } from './text.ts';

/** Why a file was not taken; worded in the catalogue as `file.…`. */
export type FileRefusal =
  /** The content is of a kind that is not passed on (`kind`), empty (`empty`), or holds macros (`macros`). */
  | { reason: 'kind' | 'empty' | 'macros' }
  /** More than a letter may take along, or than one person may send in a day. */
  | { reason: 'many' | 'day' }
  /** Megabytes. */
  | { reason: 'size'; is: number; most: number };

/** A document that may be passed on: its type, and a name that fits it. */
export interface ReadDocument {
  type: string;
  name: string;
}

/**
 * Tells what a file is by its content; its name alone decides nothing. The file is never opened as its own program would open it: at most a
 * megabyte of an archive's own list is unpacked. A page or a script is text, so text must have the name of a text, too.
 */
export function readDocument(
  bytes: Uint8Array,
  given: string,
): { ok: true; document: ReadDocument } | { ok: false; refusal: FileRefusal } {
  if (bytes.length === 0) return { ok: false, refusal: { reason: 'empty' } };
  if (bytes.length > DOCUMENT_BYTES) {
    const [is, most] = [bytes.length, DOCUMENT_BYTES].map((octets) => octets / 1024 / 1024);
    // Rounded up, so that nobody reads that 5 is more than 5.
    return { ok: false, refusal: { reason: 'size', is: Math.ceil(is! * 10) / 10, most: most! } };
  }
  const name = fileName(given);
  const kind = kindOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
  if (kind === null || kind === 'macros') return { ok: false, refusal: { reason: kind ?? 'kind' } };
  return { ok: true, document: { type: DOCUMENTS[kind].type, name: documentName(name, kind) } };
}

const TEXT: ReadonlySet<string | null> = new Set([null, 'txt', ...DOCUMENTS.txt.endings]);

function kindOf(file: Buffer, name: string): DocumentKind | 'macros' | null {
  if (file.toString('latin1', 0, 5) === '%PDF-') return 'pdf';
  const office = officeKind(file) ?? oldOfficeKind(file);
  if (office) return office;
  return TEXT.has(endingOf(name)) && isText(file) ? 'txt' : null;
}
