import { SHEET_LIMITS } from '../src/lib/files/sheets/sheet.ts';
import { madeZip } from './madeDocuments.ts';
import { madeOdsOf, xlsxParts } from './madeSheets.ts';

/**
 * A spreadsheet with a small file that becomes huge when unpacked. `ends` is how reading must end: the reason and the row after which it
 * stops, or the number of rows.
 */
interface SheetBomb {
  make: () => Buffer;
  ends: string;
}

const ROW = '<row><c t="inlineStr"><is><t>x</t></is></c></row>';
const MEGABYTE = 1024 * 1024;

const workbook = (xml: string, more: readonly (readonly [string, string | Buffer])[] = []): Buffer =>
  madeZip(xlsxParts([{ xml }], more));
const strings = (text: string): Buffer => workbook(ROW, [['xl/sharedStrings.xml', text]]);
/** So many megabytes of the same text, with one character in each piece that needs two octets in memory. */
const filled = (of: string, megabytes: number): string =>
  `${of}漢`.repeat(Math.floor((megabytes * MEGABYTE) / (of.length + 3)));
const FIVE = '<table:table-cell office:value-type="float" office:value="5"/>';
const odsCell = (text: string): Buffer =>
  madeOdsOf(
    `<table:table-row><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row>`,
  );

/** A workbook with this text in place of one of its usual parts. */
function insteadOf(part: string, xml: string): Buffer {
  const parts = xlsxParts([{ xml: ROW }]).map(([name, text]) => [name, name === part ? xml : text] as const);
  return madeZip(parts);
}

export const SHEET_BOMBS: Readonly<Record<string, SheetBomb>> = {
  rows: { make: () => workbook(ROW.repeat(30_000)), ends: 'many-rows 20001' },
  columns: {
    make: () => workbook('<row r="5"><c r="XFD5"><v>1</v></c></row>'),
    ends: 'many-columns 5',
  },
  'a row that is a million': {
    make: () => madeOdsOf(`<table:table-row table:number-rows-repeated="1048576">${FIVE}</table:table-row>`),
    ends: 'many-rows 20001',
  },
  'thousands of rows that are twenty thousand each': {
    make: () =>
      madeOdsOf(`<table:table-row table:number-rows-repeated="20001">${FIVE}</table:table-row>`.repeat(5000)),
    ends: 'many-rows 20001',
  },
  wide: {
    make: () =>
      madeOdsOf(
        `<table:table-row>${FIVE.replace('/>', ' table:number-columns-repeated="16384"/>')}</table:table-row>`,
      ),
    ends: 'many-columns 1',
  },
  'a cell': {
    make: () => workbook(`<row><c t="str"><v>${'x'.repeat(40_000)}</v></c></row>`),
    ends: 'long-cell 1',
  },
  'a cell of millions of signs, each by itself': {
    make: () => workbook(`<row><c t="str"><v>${'&amp;'.repeat(1_500_000)}</v></c></row>`),
    ends: 'long-cell 1',
  },
  'a text of millions of signs, each by itself': {
    make: () => strings(`<sst><si><t>${'&amp;'.repeat(1_500_000)}</t></si></sst>`),
    ends: '1 row',
  },
  'a table’s cell of millions of tabs': {
    make: () => odsCell(`x${'<text:tab/>'.repeat(1_500_000)}`),
    ends: 'long-cell 1',
  },
  deep: { make: () => workbook('<a>'.repeat(1000)), ends: 'broken' },
  'a tag': { make: () => workbook(`<a b="${'x'.repeat(3_000_000)}"/>`), ends: 'broken' },
  'half a million texts': { make: () => strings('<si/>'.repeat(500_002)), ends: 'large' },
  'texts that keep what they were cut from': {
    make: () => strings(`<sst>${filled('<si><t>sixteen signs ok</t></si><!-- and more -->', 32)}</sst>`),
    ends: 'large',
  },
  'one text': { make: () => strings(`<sst><si><t>${'x'.repeat(13_000_000)}</t></si></sst>`), ends: 'large' },
  spaces: { make: () => workbook(Buffer.alloc(65 * MEGABYTE, ' ').toString('latin1')), ends: 'large' },
  looks: {
    make: () =>
      workbook(ROW, [
        [
          'xl/styles.xml',
          `<styleSheet>${Array.from({ length: 100_000 }, (_, n) => `<numFmt numFmtId="${n}" formatCode="${'yy-'.repeat(60)}漢"/>`).join('')}</styleSheet>`,
        ],
      ]),
    ends: '1 row',
  },
  sheets: {
    make: () =>
      insteadOf(
        'xl/workbook.xml',
        `<workbook xmlns:r="r"><sheets>${'<sheet r:id="rId0"/>'.repeat(100_000)}</sheets></workbook>`,
      ),
    ends: 'large',
  },
  links: {
    make: () =>
      insteadOf(
        'xl/_rels/workbook.xml.rels',
        `<Relationships>${Array.from({ length: 200_000 }, (_, n) => `<Relationship Id="a${n}" Target="worksheets/somewhere${n}.xml"/>`).join('')}</Relationships>`,
      ),
    ends: 'large',
  },
  entities: {
    make: () =>
      workbook(`<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><row><c t="str"><v>&b;</v></c></row>`),
    ends: '1 row',
  },
  csv: { make: () => Buffer.from('a,b\n'.repeat(30_000)), ends: 'many-rows 20001' },
  octets: { make: () => Buffer.alloc(SHEET_LIMITS.bytes + 1, 'a'), ends: 'large' },
};
