import { expect, test } from 'vitest';
import { defaultForm } from '../../../sample/form.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { applicantLines, changed, csvFile } from '../../../test/importFiles.ts';
import type { SheetLine } from '../../../test/importFiles.ts';
import type { Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { takeBackUntil } from '../../lib/time/timeToTakeBack.ts';
import { loadForm } from '../programmes/index.ts';
import { importApplicants } from './importApplicants.ts';
import type { ImportPreview } from './importApplicants.ts';

const COLUMNS = ['E-mail', 'Name', 'Country', 'Time zone', 'Languages', 'Sector', 'Interests', 'Hopes'];

async function ready(db: Transaction<Schema>) {
  const ctx = testContext(db);
  const { programme } = await stage(ctx);
  const round = await stageRound(ctx, programme);
  await loadForm(ctx, programme, round.id, defaultForm);
  const run = async (lines: readonly SheetLine[], agree?: (seen: ImportPreview) => Promise<boolean>) => {
    const outcome = await importApplicants(ctx, {
      programme,
      actor: { kind: 'command' },
      round: round.id,
      file: { name: 'people.csv', bytes: csvFile(COLUMNS, lines) },
      ...(agree ? { agree } : {}),
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome;
  };
  return { ctx, programme, round, run };
}

test('who imports sees ten people, how many are new, and how many mails leave in which language, before anything is written', async () => {
  await rolledBack(async (db) => {
    const { ctx, run } = await ready(db);
    await run(applicantLines(3));
    const count = async () =>
      (await db.selectFrom('person').select('id').where('imported_at', 'is not', null).execute()).length;
    const lines = applicantLines(20).map((line, index) =>
      index === 1 ? changed(line, { Hopes: 'Something else' }) : line,
    );
    const seen: ImportPreview[] = [];
    const outcome = await run(lines, async (preview) => {
      seen.push(preview);
      expect(await count()).toBe(3);
      return false;
    });
    expect(outcome).toMatchObject({ taken: null, agreed: false });
    expect(await count()).toBe(3);
    expect(seen[0]!.checked.sample.map(({ address }) => address)).toEqual(
      lines.slice(0, 10).map((line) => line['E-mail']),
    );
    expect(seen[0]!.expected).toMatchObject({ taken: 17, updated: 1, same: 2, kept: [] });
    expect(seen[0]!.mails).toEqual({
      leaveAt: takeBackUntil(ctx.clock.now()),
      locales: new Map([
        ['es', 9],
        ['en', 8],
      ]),
    });
    const agreed = await run(lines, () => Promise.resolve(true));
    expect(agreed.taken).toEqual(seen[0]!.expected);
  });
});

test('the invitations of one import wait under one heading for ten minutes', async () => {
  await rolledBack(async (db) => {
    const { ctx, run } = await ready(db);
    await run(applicantLines(3));
    const mails = await db.selectFrom('outbox').select(['kind', 'occasion', 'due_at', 'state']).execute();
    expect(new Set(mails.map(({ kind, occasion }) => `${kind} ${occasion}`)).size).toBe(1);
    expect(mails.map(({ due_at, state }) => ({ due_at, state }))).toEqual(
      Array.from({ length: 3 }, () => ({ due_at: takeBackUntil(ctx.clock.now()), state: 'waiting' })),
    );
  });
});

test('what looks like a slip is pointed at: one name for many, numbers for names, addresses elsewhere', async () => {
  await rolledBack(async (db) => {
    const { run } = await ready(db);
    const doubtsOf = async (lines: readonly SheetLine[]) =>
      (await run(lines, () => Promise.resolve(false))).checked.doubts.map(
        ({ reason, columns, rows, of, text }) => ({ reason, columns, rows, of, text }),
      );
    const lines = applicantLines(12);
    expect(await doubtsOf(lines)).toEqual([]);
    expect(await doubtsOf(lines.map((line) => changed(line, { Name: '000' })))).toEqual([
      { reason: 'no-letters', columns: [1], rows: 12, of: 12, text: '000' },
      { reason: 'alike', columns: [1], rows: 12, of: 12, text: '000' },
    ]);
    expect(
      await doubtsOf(lines.map((line, index) => (index < 4 ? changed(line, { Name: 'Nobody' }) : line))),
    ).toEqual([{ reason: 'alike', columns: [1], rows: 4, of: 12, text: 'Nobody' }]);
    // The two columns are swapped.
    expect(
      await doubtsOf(lines.map((line) => changed(line, { 'E-mail': line['Name']!, Name: line['E-mail']! }))),
    ).toEqual([
      { reason: 'no-addresses', columns: [0], rows: 12, of: 12, text: 'Name' },
      { reason: 'addresses', columns: [1], rows: 12, of: 12, text: 'person0@import.example' },
    ]);
  });
});
