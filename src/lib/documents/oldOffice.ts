import type { DocumentKind } from './kinds.ts';

const START = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Names in a compound file are UTF-16. Each kind of document has one of these streams. */
const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');
const STREAMS = [
  ['doc', utf16('WordDocument\0')],
  ['xls', utf16('Workbook\0')],
  ['xls', utf16('Book\0')],
  ['ppt', utf16('PowerPoint Document\0')],
] as const;
/** Folders of programs. If somebody writes such a name into the text of a document, they are asked for another kind of file. */
const PROGRAMS = ['_VBA_PROJECT', 'Macros\0'].map(utf16);
/** Entries in its list of names stand at multiples of their length ([MS-CFB] 2.6). */
const ENTRY = 128;

/** The kind of an office document from before 2007, a compound file; `macros` when it holds a program. Null for any other file. */
export function oldOfficeKind(file: Buffer): DocumentKind | 'macros' | null {
  if (file.length < 1536 || !file.subarray(0, START.length).equals(START)) return null;
  const kind = STREAMS.find(([, name]) => hasEntry(file, name))?.[0];
  if (!kind) return null;
  return PROGRAMS.some((name) => file.includes(name)) ? 'macros' : kind;
}

function hasEntry(file: Buffer, name: Buffer): boolean {
  for (let at = file.indexOf(name); at >= 0; at = file.indexOf(name, at + 1))
    if (at % ENTRY === 0 && file[at + 64] === name.length && file[at + 66] === 2) return true;
  return false;
}
