import type { Dialect } from '../../lib/files/csv/records.ts';
import type { ColumnProblem, Doubt, RowProblem } from '../../rooms/imports/index.ts';

const ENCODINGS: Record<Dialect['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252, since it is not UTF-8',
};
const SEPARATORS: Record<Dialect['separator'], string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** "Read as UTF-8 with a byte order mark, cells between semicolons." */
export function dialectInWords({ encoding, skip, separator }: Dialect): string {
  const mark = skip > 0 ? ' with a byte order mark' : '';
  return `Read as ${ENCODINGS[encoding]}${mark}, cells between ${SEPARATORS[separator]}.`;
}

/** The reason why a cell or row cannot be read, after "row 12, column …: ". `{}` stands for the words of the cell. */
const REASONS: Record<RowProblem['reason'], string> = {
  'absence-half': '{} has no last day',
  'absence-order': 'in {} the last day comes before the first',
  'bad-address': '{} is no mail address',
  control: 'it has characters that are no text; copy the cell as plain text',
  'exclusion-long': 'one of the names or addresses is too long',
  'extra-cells': 'there is {} in a cell beyond the header; is a separator not quoted?',
  'language-half': 'how well is {} spoken? Write A1 to C2 or native after it',
  'language-twice': 'one language stands twice in {}',
  malformed: '{} cannot be read',
  'no-address': 'there is no mail address',
  'no-name': 'there is no name',
  'not-whole': '{} is no whole number',
  'one-line': '{} has more than one line',
  required: 'there is nothing',
  'same-address': 'the same address as in row {}',
  'too-large': '{} is more than the form takes',
  'too-long': '{} is longer than the form allows',
  'too-many': 'there are more than the form takes',
  'too-small': '{} is less than the form takes',
  'unknown-country': '{} is not a country we know',
  'unknown-day': '{} is no day, or no first and last day; write 2027-03-01, or 2027-03-01..2027-03-10',
  'unknown-hours': '{} is no time of the week; write Mon-Fri 18:00-21:00',
  'unknown-language': '{} is not a language we know',
  'unknown-level': '{} has a level we do not know; write A1 to C2 or native',
  'unknown-locale': '{} is not a language of the programme',
  'unknown-option': '{} is none of the answers offered',
  'unknown-wish': '{} is no wish we can read; write "country: Japan" or "must language: French"',
  'unknown-zone': '{} is not a time zone; write Europe/Madrid',
};

/** `row 12 (line 15)`: the row in a spreadsheet, and the line in the file if it differs. */
export const placeInWords = ({ row, line }: { row: number; line: number }): string =>
  `row ${row}${line === row ? '' : ` (line ${line})`}`;

/** `row 12 (line 15), column "Country": "Wakanda" is not a country we know` */
export function problemInWords(problem: RowProblem, headers: readonly string[]): string {
  const { column, reason, piece } = problem;
  const header = column === null ? '' : `, column ${headers[column] ? `"${headers[column]}"` : column + 1}`;
  const shown = reason === 'same-address' ? piece : piece === '' ? 'it' : `"${piece}"`;
  return `${placeInWords(problem)}${header}: ${REASONS[reason].replace('{}', () => shown)}`;
}

const COLUMN_REASONS: Record<ColumnProblem['reason'], string> = {
  'unknown-column':
    'column "{}": no question of this round has that name; --map says what it is, or "ignore"',
  'column-twice':
    'column "{}": another column holds the same; let --map "ignore" one of them, or name both to join texts and lists',
  'no-address': 'no column holds the mail address; --map says which one does',
  'no-name': 'no column holds the name; --map says which one does',
  'map-column': '--map names the column "{}", which the file does not have',
  'map-target': '--map leads to "{}", which is no question of this round',
};

export function columnProblemInWords({ reason, text }: ColumnProblem): string {
  return COLUMN_REASONS[reason].replace('{}', () => text);
}

const DOUBTS: Record<Doubt['reason'], string> = {
  'no-letters': 'hold no letter, such as "{}"',
  alike: 'hold "{}"',
  addresses: 'hold a mail address, such as "{}"',
  'no-addresses': 'hold no mail address',
};

/** `column "Name": 500 of 500 cells hold "000"` */
export function doubtInWords({ reason, columns, rows, of, text }: Doubt, headers: readonly string[]): string {
  const names = columns.map((column) => `"${headers[column]}"`).join(' and ');
  const elsewhere = reason === 'no-addresses' && text !== '' ? `; column "${text}" does` : '';
  return `column ${names}: ${number.format(rows)} of ${count(of, 'cell')} ${DOUBTS[reason].replace('{}', () => text)}${elsewhere}`;
}

const number = new Intl.NumberFormat('en');

/** "1 row", "1,200 rows" */
export function count(of: number, one: string, many = `${one}s`): string {
  return `${number.format(of)} ${of === 1 ? one : many}`;
}

/** The line after which the file is broken. */
export function brokenInWords({ line, problem }: { line: number; problem: 'quote' | 'too-long' }): string {
  return problem === 'quote'
    ? `after line ${line}: a quoted cell has no end; look for a lone " there`
    : `after line ${line}: a row is longer than a row can be; look for a lone " there`;
}
