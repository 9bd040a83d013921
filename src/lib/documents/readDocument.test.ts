import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MADE_PDF,
  madeOffice,
  madeOldOffice,
  madeOpenDocument,
  madeZip,
} from '../../../test/madeDocuments.ts';
import { DOCUMENTS, DOCUMENT_BYTES } from './kinds.ts';
import { readDocument } from './readDocument.ts';

/** The name that a file gets, or why it is refused. */
function taken(bytes: Uint8Array | string, name: string): string {
  const read = readDocument(Buffer.from(bytes), name);
  return read.ok ? read.document.name : read.refusal.reason;
}

const KNOWN = {
  pdf: MADE_PDF,
  docx: madeOffice('docx'),
  xlsx: madeOffice('xlsx'),
  pptx: madeOffice('pptx'),
  odt: madeOpenDocument('text'),
  ods: madeOpenDocument('spreadsheet'),
  odp: madeOpenDocument('presentation'),
  doc: madeOldOffice(['WordDocument']),
  xls: madeOldOffice(['Workbook']),
  ppt: madeOldOffice(['PowerPoint Document']),
} as const;

test.each(Object.entries(KNOWN))('%s is known by what is in it, whatever it is called', (kind, bytes) => {
  expect(taken(bytes, `report.${kind.toUpperCase()}`)).toBe(`report.${kind.toUpperCase()}`);
  for (const name of ['', 'report', 'report.exe', 'report.html', 'report.txt', '.htaccess']) {
    const read = readDocument(bytes, name);
    expect(read).toMatchObject({ ok: true, document: { type: DOCUMENTS[kind as keyof typeof KNOWN].type } });
    expect(taken(bytes, name)).toMatch(new RegExp(`\\.${kind}$`));
  }
});

test('text is taken in the encodings that people have, by a name for text alone', () => {
  for (const text of ['Bonjour à tous\r\n', 'مرحبًا بكم\tوأهلًا', '\ufeffdía;año\n'])
    for (const name of ['notes.txt', 'notes.md', 'list.csv', 'list.TSV'])
      expect(taken(text, name)).toBe(name);
  expect(taken('no ending', 'notes')).toBe('notes.txt');
  const french = Buffer.from('déjà vu', 'latin1');
  expect(taken(french, 'old.txt')).toBe('old.txt');
  expect(taken(Buffer.from('\ufeffvoilà', 'utf16le'), 'old.txt')).toBe('old.txt');
  expect(taken(Buffer.from('\ufeffbroken\ud800', 'utf16le'), 'old.txt')).toBe('kind');
  for (const odd of ['a\0b', '\u001b[31m', 'x\u0007']) expect(taken(odd, 'odd.txt')).toBe('kind');
});

const HTML = '<!doctype html><script>alert(1)</script>';

test.each([
  ['a page that is called a PDF', HTML, 'cv.pdf', 'kind'],
  ['a page', HTML, 'cv.html', 'kind'],
  ['a picture of shapes with a script', '<svg onload="alert(1)"/>', 'drawing.svg', 'kind'],
  ['a script', 'alert(1)', 'note.js', 'kind'],
  ['a PDF behind other things', `${HTML}\n%PDF-1.7`, 'cv.pdf', 'kind'],
  ['a program', 'MZ\0\0', 'setup.exe', 'kind'],
  ['nothing', '', 'empty.pdf', 'empty'],
  ['a document with macros', madeOffice('docm'), 'letter.docx', 'macros'],
  ['a hidden project', madeOffice('docx', [['word/vbaProject.bin', 'x']]), 'letter.docx', 'macros'],
  ['a sheet of macros', madeOffice('xlsx', [['xl/macrosheets/sheet1.xml', 'x']]), 'sums.xlsx', 'macros'],
  [
    'macros of an open document',
    madeOpenDocument('text', [['Basic/Standard/a.xml', 'x']]),
    'a.odt',
    'macros',
  ],
  ['old macros', madeOldOffice(['WordDocument', 'Macros']), 'letter.doc', 'macros'],
  ['a locked document', madeOldOffice(['EncryptedPackage']), 'letter.docx', 'kind'],
  ['any archive', madeZip([['a.txt', 'x']]), 'letter.docx', 'kind'],
  ['a book', madeZip([['mimetype', 'application/epub+zip']]), 'book.epub', 'kind'],
  [
    'a file twice in its list',
    madeOffice('docx', [['[content_types].xml', '<Types/>']]),
    'letter.docx',
    'kind',
  ],
  [
    'types that are written in a roundabout way',
    madeZip([
      ['a', ''],
      ['[Content_Types].xml', `<Types a="wordprocessingml.document.main+xml" b="macro&#69;nabled"/>`],
    ]),
    'letter.docx',
    'kind',
  ],
  ['an archive behind a page', Buffer.concat([Buffer.from(HTML), madeOffice('docx')]), 'letter.docx', 'kind'],
  [
    'a bomb by its own words',
    madeZip(
      [
        ['a', ''],
        ['b', 'x'],
      ],
      { says: 4_000_000_000 },
    ),
    'a.docx',
    'kind',
  ],
  [
    'a bomb in the list of types',
    madeZip([
      ['a', ''],
      ['[Content_Types].xml', 'x'.repeat(50_000_000)],
    ]),
    'a.docx',
    'kind',
  ],
] as const)('%s is not taken', (_, bytes, name, reason) => {
  expect(taken(bytes, name)).toBe(reason);
});

test('five megabytes are taken, and not one octet more', () => {
  const bytes = Buffer.alloc(DOCUMENT_BYTES + 1, 'a');
  expect(taken(bytes.subarray(1), 'a.txt')).toBe('a.txt');
  expect(readDocument(bytes, 'a.txt')).toEqual({ ok: false, refusal: { reason: 'size', is: 5.1, most: 5 } });
});

test('any octets are a document of a known kind or refused, and a change in one never fails', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(KNOWN)),
      fc.nat(),
      fc.integer({ min: 0, max: 255 }),
      fc.string(),
      (bytes, at, octet, name) => {
        const changed = Buffer.from(bytes);
        changed[at % changed.length] = octet;
        for (const one of [
          changed,
          changed.subarray(at % changed.length),
          changed.subarray(0, at % changed.length),
        ]) {
          const read = readDocument(one, name);
          if (read.ok) expect(Object.values(DOCUMENTS).map(({ type }) => type)).toContain(read.document.type);
        }
      },
    ),
    { numRuns: 300 },
  );
});
