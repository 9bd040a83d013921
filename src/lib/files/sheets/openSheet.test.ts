import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeOldOffice, madeOffice, madeZip, MADE_PDF } from '../../../../test/madeDocuments.ts';
import { madeOds, madeOdsOf, madeXlsx, xlsxParts } from '../../../../test/madeSheets.ts';
import { SHEET_BOMBS } from '../../../../test/sheetBombs.ts';
import { columnName, columnOf, dateLike, numberText } from './cellText.ts';
import { openSheet } from './openSheet.ts';
import { SheetBroken } from './sheet.ts';
import type { SheetRow } from './sheet.ts';

async function read(file: Uint8Array | string): Promise<SheetRow[] | string> {
  const rows: SheetRow[] = [];
  try {
    for await (const row of openSheet(Buffer.from(file), (text) => /^(?:Name|E-mail)$/.test(text)).rows)
      rows.push(row);
  } catch (error) {
    if (!(error instanceof SheetBroken)) throw error;
    return error.row === null ? error.problem : `${error.problem} ${error.row}`;
  }
  return rows;
}

const ROWS = [
  ['Name', 'E-mail', 'Notes'],
  ['Ida Noor', 'ida@cast.example'],
  [],
  ['Íñigo "Ñ" & <b>', 'i@cast.example', 'two\nlines'],
];
const EXPECTED = ROWS.map((cells, at) => ({ row: at + 1, cells })).filter(({ cells }) => cells.length > 0);

test('the same rows are read from .xlsx, .ods and CSV in each encoding and separator', async () => {
  expect(await read(madeXlsx(ROWS))).toEqual(EXPECTED);
  expect(await read(madeOds(ROWS))).toEqual(EXPECTED);
  const csv = (separator: string): string =>
    ROWS.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');
  for (const separator of [',', ';', '\t', '|']) {
    expect(await read(csv(separator))).toEqual(EXPECTED);
    expect(await read(Buffer.from(`\uFEFF${csv(separator)}`, 'utf16le'))).toEqual(EXPECTED);
    expect(await read(Buffer.from(csv(separator), 'latin1'))).toEqual(EXPECTED);
  }
});

test('the first sheet that is neither hidden nor empty counts; formulas are what they gave, texts are whole, dates are days', async () => {
  const sheet = `<row r="2"><c r="A2" t="inlineStr"><is><r><t>Id</t></r><r><t>a</t></r><rPh><t>no</t></rPh></is></c>
    <c r="C2" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="D2" s="1"><v>46447</v></c><c r="E2" s="2"><v>0.75</v></c>
    <c r="F2" t="b"><v>1</v></c><c r="G2"><v>1E3</v></c><c r="H2" t="str"><v>a_x000A_b</v></c></row><row><c><v>7</v></c></row>`;
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="h:mm&quot;day&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
  const hidden = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const file = madeZip(
    xlsxParts([{ xml: hidden, hidden: true }, { xml: '' }, { xml: sheet }], [['xl/styles.xml', styles]]),
  );
  expect(await read(file)).toEqual([
    { row: 2, cells: ['Ida', '', 'ab', '2027-03-01', '18:00', 'TRUE', '1000', 'a\nb'] },
    { row: 3, cells: ['7'] },
  ]);
  const ods = `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    <table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5.00</text:p></table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2027-03-01"><text:p>1/3/27</text:p></table:table-cell>
    <table:table-cell office:value-type="time" office:time-value="PT18H30M00S"><text:p>6:30</text:p></table:table-cell>
    <table:table-cell office:value-type="string" table:number-columns-repeated="2"><office:annotation><text:p>psst</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell>
    <table:table-cell table:number-columns-repeated="16379"/></table:table-row>`;
  expect(await read(madeOdsOf(ods))).toEqual([
    { row: 4, cells: ['5', '2027-03-01', '18:30', 'a  b', 'a  b'] },
  ]);
  const old = `</table:table><table:table table:style-name="old"><table:table-row><table:table-cell><text:p>Old</text:p></table:table-cell></table:table-row></table:table><table:table>`;
  const odsStyles = `<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="old" style:family="table"><style:table-properties table:display="false"/></style:style>`;
  expect(await read(madeOdsOf(old + ods, odsStyles))).toEqual(await read(madeOdsOf(ods)));
});

test('columns have the names of spreadsheets, and number formats are told from dates', () => {
  fc.assert(fc.property(fc.nat(18_277), (column) => columnOf(`${columnName(column)}7`) === column));
  for (const [code, look] of [
    ['yyyy-mm-dd', 'day'],
    ['dd/mm/yy hh:mm', 'both'],
    ['[h]:mm', 'time'],
    ['#,##0.00 "days"', 'number'],
    ['[Red]0.0', 'number'],
    ['mmm', 'day'],
  ] as const)
    expect([code, dateLike(164, code)]).toEqual([code, look]);
  expect(numberText('1', 'day', false)).toBe('1900-01-01');
  expect(numberText('60.5', 'both', false)).toBe('1900-02-28 12:00');
  expect(numberText('44985', 'day', true)).toBe('2027-03-01');
  expect(numberText('1e300', 'day', false)).toBe('1e+300');
  expect(numberText('x', 'day', false)).toBe('x');
});

test('what is no sheet is refused by its reason', async () => {
  const secret = madeXlsx(ROWS);
  // The list at the end says that a password is set.
  secret.writeUInt16LE(1, secret.indexOf('PK\u0001\u0002', 0, 'latin1') + 8);
  expect(
    await Promise.all(
      [
        MADE_PDF,
        madeOffice('docx'),
        madeOldOffice(['Workbook']),
        madeZip(xlsxParts([{ xml: '' }], [['xl/vbaProject.bin', 'x']])),
        secret,
        madeXlsx(ROWS).subarray(0, 400),
        madeXlsx([]),
        madeOds([[]]),
        '',
        '\n\n',
        'Name,E-mail\n"Ida,i@x.example\n',
        Buffer.from([0x50]),
        Buffer.from('PNG\0\0'),
      ].map(read),
    ),
  ).toEqual([
    'kind',
    'kind',
    'locked',
    'macros',
    'locked',
    'broken',
    'empty',
    'empty',
    'empty',
    'empty',
    'quote',
    [{ row: 1, cells: ['P'] }],
    'kind',
  ]);
});

test('bombs end with a reason, in a process that has little memory: a million rows, columns and repeats, a cell without end, gigabytes of text', async () => {
  // A heap as small as a server has beside its other work; a reader that takes more is ended.
  const resourceLimits = { maxOldGenerationSizeMb: 40, maxYoungGenerationSizeMb: 16 };
  const worker = new Worker(new URL('../../../../test/readBombs.ts', import.meta.url), { resourceLimits });
  const said: Record<string, unknown> = {};
  let octets = 0;
  try {
    for (const [name, { make }] of Object.entries(SHEET_BOMBS)) {
      const answered = once(worker, 'message');
      const bytes = new Uint8Array(make());
      worker.postMessage(bytes, [bytes.buffer]);
      const [answer] = (await answered) as [{ said: unknown; octets: number }];
      said[name] = answer.said;
      octets = Math.max(octets, answer.octets);
    }
  } finally {
    await worker.terminate();
  }
  expect(said).toEqual(
    Object.fromEntries(Object.entries(SHEET_BOMBS).map(([name, { ends }]) => [name, ends])),
  );
  expect(octets).toBeLessThan(24 * 1024 * 1024);
});

test('whatever octets come, a sheet or a reason is the answer', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(2), fc.nat(1000), async (noise, kind, at) => {
      const whole = [madeXlsx(ROWS), madeOds(ROWS), Buffer.from('Name,E-mail\n')][kind]!;
      const file = Buffer.concat([
        whole.subarray(0, at % whole.length),
        noise,
        whole.subarray((at % whole.length) + noise.length),
      ]);
      const answer = await read(file);
      return typeof answer === 'string' || answer.length > 0;
    }),
    { numRuns: 60 },
  ));
