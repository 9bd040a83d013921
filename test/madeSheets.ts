import { escapeHtml } from '../src/lib/text/escapeHtml.ts';
import { madeZip } from './madeDocuments.ts';

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook with these sheets, as office programs write them. */
export const xlsxParts = (
  sheets: readonly { xml: string; hidden?: boolean }[],
  more: readonly (readonly [string, string | Buffer])[] = [],
): (readonly [string, string | Buffer])[] => [
  [
    '[Content_Types].xml',
    `<Types><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/></Types>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns:r="r"><sheets>${sheets
      .map(
        ({ hidden }, n) =>
          `<sheet name="S${n}" sheetId="${n + 1}" r:id="rId${n}"${hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${sheets
      .map((_, n) => `<Relationship Id="rId${n}" Target="worksheets/sheet${n + 1}.xml"/>`)
      .join('')}</Relationships>`,
  ],
  ...sheets.map(
    ({ xml }, n) =>
      [`xl/worksheets/sheet${n + 1}.xml`, `<worksheet><sheetData>${xml}</sheetData></worksheet>`] as const,
  ),
  ...more,
];

/** A workbook of one sheet with texts in its cells. Empty cells are left out, as office programs do. */
export function madeXlsx(rows: readonly (readonly string[])[]): Buffer {
  const texts = new Map<string, number>();
  const shared = (text: string): number => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text)!;
  };
  const xml = rows
    .map((cells, row) => {
      const own = cells
        .map((text, column) =>
          text === '' ? '' : `<c r="${letters(column)}${row + 1}" t="s"><v>${shared(text)}</v></c>`,
        )
        .join('');
      return `<row r="${row + 1}">${own}</row>`;
    })
    .join('');
  const strings = [...texts.keys()].map((text) => `<si><t xml:space="preserve">${escapeHtml(text)}</t></si>`);
  return madeZip(xlsxParts([{ xml }], [['xl/sharedStrings.xml', `<sst>${strings.join('')}</sst>`]]));
}

function letters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? letters(rest) : '') + String.fromCharCode(65 + (column % 26));
}

/** An OpenDocument spreadsheet with the given contents of `<table:table>`. */
export const madeOdsOf = (xml: string, styles = ''): Buffer =>
  madeZip([
    ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
    [
      'content.xml',
      `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table>${xml}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ],
  ]);

export const madeOds = (rows: readonly (readonly string[])[]): Buffer =>
  madeOdsOf(
    rows
      .map(
        (cells) =>
          `<table:table-row>${cells
            .map((text) =>
              text === ''
                ? '<table:table-cell/>'
                : `<table:table-cell office:value-type="string">${text
                    .split('\n')
                    .map((line) => `<text:p>${escapeHtml(line)}</text:p>`)
                    .join('')}</table:table-cell>`,
            )
            .join('')}</table:table-row>`,
      )
      .join(''),
  );
