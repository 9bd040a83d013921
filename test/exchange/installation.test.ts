import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { importInstallation } from '../../src/exchange/index.ts';
import { piecesOf } from '../../src/exchange/pieces.ts';
import type { Manifest, Piece, Pieces } from '../../src/exchange/format.ts';
import { createTally } from '../../src/exchange/rows.ts';
import { everywhere } from '../claims/fill.ts';
import { testContext } from '../context.ts';
import { smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { AT, inFolder, inside, talliesOf, textOf, exportToFile } from './files.ts';

/** An import adds lines to the log; nothing else may differ. */
const withoutLog = (tallies: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tallies).filter(([name]) => name !== 'event'));

async function onFresh(play: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await smallDatabase();
  await play(database).finally(() => database.drop());
}

/** A stream with some of its pieces changed. */
async function* changed(pieces: readonly Piece[], change: (piece: Piece) => Piece[]): Pieces {
  for (const piece of pieces) for (const one of change(piece)) yield { ...one, line: 0 };
}

test('an installation with something in every table is the same after export and import, with the same next numbers', () =>
  inFolder((folder) =>
    everywhere(async ({ ctx }) => {
      const before = await talliesOf(ctx.db);
      const file = await exportToFile(ctx.db, folder);
      await onFresh(async ({ db }) => {
        const steps: Record<string, number[]> = {};
        await importInstallation(testContext(db), {
          file,
          told: (step, done, total) => (steps[step] ??= []).push(done / total),
        });
        for (const step of ['copy', 'compare'])
          expect([steps[step]!.length > 60, steps[step]![0], steps[step]!.at(-1)]).toEqual([true, 0, 1]);
        expect(withoutLog(await talliesOf(db))).toEqual(withoutLog(before));
        const { rows } = await sql`select nspname from pg_namespace where nspname like 'antipode%'`.execute(
          db,
        );
        expect(rows).toEqual([]);
        // The triggers of the database run again.
        const triggers = await sql<{ name: string; on: string }>`
          select tgname as name, tgenabled as on from pg_trigger where not tgisinternal order by 1`.execute(
          db,
        );
        const here = await sql`
          select tgname as name, tgenabled as on from pg_trigger where not tgisinternal order by 1`.execute(
          ctx.db,
        );
        expect(triggers.rows).toEqual(here.rows);
        expect(await migrate(db)).toEqual([]);
        // The database is no longer empty.
        await expect(importInstallation(testContext(db), { file })).rejects.toThrow(
          'holds an installation already',
        );
      });
    }),
  ));

/** A stream with other rows in some tables, or without one table. Its hashes and manifest fit these rows. */
async function* forged(pieces: readonly Piece[], rows: Record<string, string[]>, without: string): Pieces {
  const ends: Manifest['tables'] = {};
  let now = '';
  for (const piece of pieces) {
    if (piece.kind === 'table') now = piece.table.name;
    if (piece.kind === 'manifest') {
      const count = Object.values(ends).reduce((sum, end) => sum + end.rows, 0);
      yield { kind: 'manifest', manifest: { rows: count, tables: ends }, line: 0 };
    } else if (piece.kind !== 'end') {
      if (now !== without) yield { ...piece, line: 0 };
    } else if (now !== without) {
      const tally = createTally();
      for (const text of rows[now] ?? []) {
        tally.add(text);
        yield { kind: 'row', text, line: 0 };
      }
      ends[now] = rows[now] ? tally.end() : piece.end;
      yield { kind: 'end', end: ends[now]!, line: 0 };
    }
  }
}

test('fifty files that were cut short or altered are refused with the line, and nothing is written', () =>
  inFolder((folder) =>
    onFresh(async ({ db }) => {
      const ctx = testContext(db);
      const whole = await readFile(await exportToFile(db, folder));
      const lines = whole.toString('utf8').split('\n');
      const before = await talliesOf(db);
      const file = join(folder, 'wrong.jsonl');
      const refusal = async (bytes: Buffer | string): Promise<string> => {
        await writeFile(file, bytes);
        return importInstallation(ctx, { file }).then(
          () => 'taken',
          (error: Error) => error.message,
        );
      };
      const lineOf = (at: number): number => whole.subarray(0, at).filter((byte) => byte === 10).length + 1;
      for (let n = 1; n <= 20; n++) {
        const at = Math.floor((whole.length * n) / 21);
        const flipped = Buffer.from(whole);
        flipped[at]! ^= 1;
        // A flipped line break splits or joins lines, and the error names that line, too.
        expect(await refusal(flipped)).toMatch(new RegExp(`^line ${lineOf(at)}: .*; nothing was written$`));
      }
      for (let n = 0; n < 20; n++) {
        const at = Math.floor((whole.length * n) / 20);
        expect(await refusal(whole.subarray(0, at))).toMatch(
          new RegExp(`^line ${lineOf(at)}: .*(cut short|empty); nothing was written$`),
        );
      }
      const without = (n: number): string => lines.toSpliced(n, 1).join('\n');
      const swapped = lines.with(3, lines[4]!).with(4, lines[3]!).join('\n');
      const others: [text: Buffer | string, said: RegExp][] = [
        [without(0), /^line 1: it does not fit its check/],
        [without(7), /^line 8: it does not fit its check/],
        [without(lines.length - 2), /^line \d+: the manifest is missing/],
        [swapped, /^line 4: it does not fit its check/],
        [lines.toSpliced(5, 0, lines[4]!).join('\n'), /^line 6: it does not fit its check/],
        [`${whole.toString()}${lines[0]}\n`, /^line \d+: it does not fit its check/],
        ['Name,Country\nAmina,KE\n', /^line 1: this is no file that "antipode export" wrote/],
        [`\uFEFF${whole.toString()}`, /^line 1: this is no file/],
        [whole.toString().replaceAll('\n', '\r\n'), /^line 1: this is no file/],
        [Buffer.concat([whole, Buffer.from([0xff, 10])]), /^line \d+: it is no line of ours|is not UTF-8/],
      ];
      for (const [bytes, said] of others) expect(await refusal(bytes)).toMatch(said);
      expect(await talliesOf(db)).toEqual(before);
    }),
  ));

/** Changes the pieces of one table. */
function inTable(name: string, change: (piece: Piece) => Piece[]): (piece: Piece) => Piece[] {
  let now = '';
  return (piece) => {
    if (piece.kind === 'table') now = piece.table.name;
    return now === name ? change(piece) : [piece];
  };
}

test('a file whose checks were made anew is refused for what does not fit, and nothing is written', () =>
  inFolder((folder) =>
    onFresh(async ({ db }) => {
      const ctx = testContext(db);
      const before = await talliesOf(db);
      const file = join(folder, 'forged.jsonl');
      // Nothing is written meanwhile, so every export would have these pieces.
      const whole = await inside(db, (db) => Array.fromAsync(piecesOf(db, { at: AT })));
      const answerTo = async (pieces: Pieces): Promise<string> => {
        await writeFile(file, await textOf(pieces));
        return importInstallation(ctx, { file }).then(
          () => 'taken',
          (error: Error) => error.message,
        );
      };
      const refusal = (change: (piece: Piece) => Piece[]): Promise<string> =>
        answerTo(changed(whole, change));
      expect(
        await refusal((piece) =>
          piece.kind === 'head'
            ? [{ ...piece, head: { ...piece.head, migrations: [...piece.head.migrations, '9999_later'] } }]
            : [piece],
        ),
      ).toMatch(/^line 1: a newer version of Antipode wrote this file \(it has 9999_later\): upgrade/);
      expect(
        await refusal((piece) =>
          piece.kind === 'head' ? [{ ...piece, head: { ...piece.head, format: 2 } }] : [piece],
        ),
      ).toMatch(/^line 1: a newer version/);
      expect(
        await refusal((piece) =>
          piece.kind === 'head' ? [{ ...piece, head: { ...piece.head, of: 'programme' } }] : [piece],
        ),
      ).toMatch(/^line 1: this file holds one programme: use "antipode import programme"/);
      expect(
        await refusal(
          inTable('operator', (piece) =>
            piece.kind === 'end' ? [{ kind: 'row', text: '[1, "x"]' }, piece] : [piece],
          ),
        ),
      ).toMatch(/^line \d+: the table operator has 1 row/);
      expect(await refusal(inTable('topic', () => []))).toMatch(
        /^line \d+: the manifest does not fit what came before it \(topic\)/,
      );
      const forgery = (rows: Record<string, string[]>, without = 'none'): Promise<string> =>
        answerTo(forged(whole, rows, without));
      expect(await forgery({ account: ['[1, "a@b.example", "one day", null]'] })).toMatch(
        /^line 5: the table account does not take it: invalid input syntax for type timestamp/,
      );
      const amina = '[1, "amina@b.example", "2027-01-01T00:00:00+00:00", null]';
      expect(await forgery({ account: [amina, amina] })).toMatch(
        /^line 6: the table account does not take it: dup/,
      );
      expect(await forgery({ operator: ['[7, "2027-01-01T00:00:00+00:00"]'] })).toMatch(
        /^a row of operator names a row of account that is not there: .*; nothing was written$/,
      );
      expect(await forgery({}, 'wording')).toMatch(/^the table wording is missing; nothing was written$/);
      expect(await talliesOf(db)).toEqual(before);
    }),
  ));
