import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applicantLines, changed, csvFile } from '../../../test/importFiles.ts';
import type { Writing } from '../../../test/importFiles.ts';
import { encodingOf } from '../../lib/files/csv/decode.ts';
import { mapColumns } from './columns.ts';
import { questions, read } from '../../../test/readingTables.ts';

const lines = applicantLines(6).map((line, index) =>
  changed(line, {
    // Windows-1252 has no Arabic.
    Country: ['Sénégal', 'Italie', 'Argentina', 'Égypte', 'Japón', 'Nueva Zelanda'][index]!,
    Hopes: ['a;b;c', 'one, two', 'tab\there | bar', '"quoted"', 'ends in a quote"', '€ and – dash'][index]!,
  }),
);

const columns = Object.keys(lines[0]!);

test('any order of columns, separator, quoting, line end and encoding gives the same people', async () => {
  const plain = await read(csvFile(columns, lines));
  expect(plain.found.map(({ problems }) => problems)).toEqual(lines.map(() => []));
  const writing = fc.record<Writing>({
    separator: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    quoteAll: fc.boolean(),
    encoding: fc.constantFrom('utf8', 'utf8-bom', 'utf16le', 'utf16be', 'windows-1252'),
    lastEnd: fc.boolean(),
    hint: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      writing,
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      async (how, order) => {
        const other = await read(csvFile(order, lines, how));
        expect(other.dialect.separator).toBe(how.separator);
        expect(other.found).toEqual(plain.found);
      },
    ),
    { numRuns: 200 },
  );
});

test('whatever bytes a file holds, reading ends in rows and problems or says where it breaks', async () => {
  const header = Buffer.from('e-mail,name,country\n');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const file = Buffer.concat([header, bytes]);
      await read(file).catch((error: Error) => expect(error.name).toBe('CsvBroken'));
    }),
    { numRuns: 200 },
  );
});

test('what no UTF-8 is, is read as Windows-1252, and a byte order mark rules', () => {
  expect(encodingOf(Buffer.from([0x4e, 0x6f, 0xeb, 0x6c]))).toEqual({ encoding: 'windows-1252', skip: 0 });
  expect(encodingOf(Buffer.from('Noël'))).toEqual({ encoding: 'utf-8', skip: 0 });
  expect(encodingOf(Buffer.from('\uFEFFNoël'))).toEqual({ encoding: 'utf-8', skip: 3 });
  expect(encodingOf(Buffer.from('\uFEFFNoël', 'utf16le'))).toEqual({ encoding: 'utf-16le', skip: 2 });
});

test('columns are known by role, by label in any language, and by what spreadsheets call them', () => {
  const header = [
    'Correo electrónico',
    'nombre completo',
    'PAYS',
    'المنطقة الزمنية',
    'Idiomas',
    'hopes',
    'Tu rincón del mundo',
    'Lieu de travail',
  ];
  const { targets, problems } = mapColumns(header, questions);
  expect(problems).toEqual([]);
  expect(targets.map((target) => (typeof target === 'object' ? target?.role : target))).toEqual([
    'address',
    'name',
    'country',
    'zone',
    'languages',
    'hopes',
    'place',
    'employer',
  ]);
});

test('two columns for one question, and one for none, are problems of their own', () => {
  const { problems } = mapColumns(['email', 'name', 'Country', 'País', 'Height', ''], questions);
  expect(problems.map(({ reason, column }) => [reason, column])).toEqual([
    ['column-twice', 3],
    ['unknown-column', 4],
  ]);
});

/** The zone of a row with this country and zone, or the words that were not understood. */
const zoneOf = async (country: string, zone: string): Promise<unknown> => {
  const line = { 'E-mail': 'a@x.example', Name: 'A', Country: country, 'Time zone': zone };
  const [row] = (await read(csvFile(Object.keys(line), [line]))).found;
  const [, , piece] = row!.problems[0] ?? [];
  return piece ?? row!.answers?.find(([role]) => role === 'zone')?.[1];
};

test('a distance from UTC, or a city that is no zone, is a zone where the country leaves no doubt', async () => {
  for (const [country, zone, expected] of [
    ['Brazil', 'UTC-5', 'America/Rio_Branco'],
    ['Brazil', 'GMT \u22123:00', 'America/Sao_Paulo'],
    ['India', '+5.5', 'Asia/Kolkata'],
    ['Spain', 'UTC+2', 'Europe/Madrid'],
    ['France', 'Lyon', 'Europe/Paris'],
    ['France', 'UTC+9', 'UTC+9'],
    ['Brazil', 'Somewhere', 'Somewhere'],
    ['', 'UTC+2', 'UTC+2'],
  ])
    expect([country, zone, await zoneOf(country!, zone!)]).toEqual([country, zone, expected]);
});
