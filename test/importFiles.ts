import { Buffer } from 'node:buffer';

export type SheetLine = Readonly<Record<string, string>>;

export interface Writing {
  separator: ',' | ';' | '\t' | '|';
  lineEnd: '\n' | '\r\n' | '\r';
  /** Quote every cell, not only cells that need it. */
  quoteAll: boolean;
  encoding: 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be' | 'windows-1252';
  /** Whether the last line ends with a line end too. */
  lastEnd: boolean;
  /** Excel's first line, which names the separator. */
  hint: boolean;
}

export const PLAIN: Writing = {
  separator: ',',
  lineEnd: '\n',
  quoteAll: false,
  encoding: 'utf8',
  lastEnd: true,
  hint: false,
};

/** Writes rows as a spreadsheet would: a header of the columns in the given order, then a line for each row. */
export function csvFile(
  columns: readonly string[],
  rows: readonly SheetLine[],
  writing: Partial<Writing> = {},
): Buffer {
  const how = { ...PLAIN, ...writing };
  const cell = (text: string): string =>
    how.quoteAll || /["\r\n]/.test(text) || /[,;\t|]/.test(text) || text !== text.trim()
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) =>
    cells.map(cell).join(how.separator),
  );
  if (how.hint) lines.unshift(`sep=${how.separator}`);
  return encode(lines.join(how.lineEnd) + (how.lastEnd ? how.lineEnd : ''), how.encoding);
}

function encode(text: string, encoding: Writing['encoding']): Buffer {
  if (encoding === 'utf8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf8-bom') return Buffer.from(`\uFEFF${text}`, 'utf8');
  if (encoding === 'utf16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (encoding === 'utf16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  const decoder = new TextDecoder('windows-1252');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]),
  );
  return Buffer.from(Array.from(text, (sign) => bytes.get(sign) ?? 0x3f));
}

/** A line with other values in some columns. */
export function changed(line: SheetLine, change: SheetLine): SheetLine {
  return { ...line, ...change };
}

/** Invented applicants, as many as asked, each with an address of their own. */
export function applicantLines(many: number): SheetLine[] {
  const countries = ['Senegal', 'Italie', 'Argentina', 'مصر', 'JP', 'Nueva Zelanda'];
  return Array.from({ length: many }, (_, index) => ({
    'E-mail': `person${index}@import.example`,
    Name: `Person ${index}`,
    Country: countries[index % countries.length]!,
    'Time zone': ['', 'Europe/Rome', 'America/Argentina/Cordoba', '', '', 'pacific/auckland'][index % 6]!,
    Languages: index % 2 === 0 ? 'English C1; French (B2)' : 'español nativo, en: B1',
    Sector: index % 3 === 0 ? 'Education' : 'Santé',
    Interests: 'Leading people; writing',
    Hopes: `Letters about the ${index}th shelf.\nAnd about "everything" else; really.`,
  }));
}
