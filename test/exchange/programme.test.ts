import { expect, test } from 'vitest';
import { tablesOf } from '../../src/exchange/catalogue.ts';
import type { Table } from '../../src/exchange/catalogue.ts';
import { importProgramme, shareOf } from '../../src/exchange/index.ts';
import { PARTS } from '../../src/exchange/parts.ts';
import type { Part } from '../../src/rooms/claim.ts';
import { query } from '../../src/exchange/query.ts';
import type { AnyDb } from '../../src/exchange/query.ts';
import { rowsOf } from '../../src/exchange/rows.ts';
import { everywhere } from '../claims/fill.ts';
import type { Filling } from '../claims/fill.ts';
import { testContext } from '../context.ts';
import { rolledBack, smallDatabase } from '../database.ts';
import { onStage } from '../onStage.ts';
import { inFolder, inside, exportToFile } from './files.ts';

const partOf = (name: string): Part | undefined => PARTS[name];
/** Tables to which an import adds a line. */
const ADDED_TO = new Set(['event', 'matter']);

const GIVEN_ANEW = new Set(['programme_id', 'account_id', 'partnership.words', 'proposal.words']);

/** The rows of each table of a programme, without numbers that an installation gives anew. */
const rowsByTable = (db: AnyDb, programme: number): Promise<Record<string, string[]>> =>
  inside(db, async (db) => {
    const found: Record<string, string[]> = {};
    for (const table of await tablesOf(db, 'public')) {
      if (partOf(table.name) !== 'rows') continue;
      const kept = table.columns.map(
        (column) => !GIVEN_ANEW.has(column) && !GIVEN_ANEW.has(`${table.name}.${column}`),
      );
      const columns: Table = {
        ...table,
        columns: table.columns.filter((_, at) => kept[at]),
        types: table.types.filter((_, at) => kept[at]),
        key: table.key.filter((column) => column !== 'programme_id'),
      };
      const rows: string[] = [];
      for await (const texts of rowsOf(db, columns, `programme_id = ${programme}`)) rows.push(...texts);
      found[table.name] = rows;
    }
    return found;
  });

/** Changes the mails to people so that an import elsewhere leaves them as they are. */
async function quietMails({ ctx, programme }: Filling): Promise<void> {
  await query(
    ctx.db,
    `update outbox o set urgent = false, elsewhere = false, address = p.address
     from person p where o.programme_id = $1 and p.programme_id = o.programme_id and p.id = o.person_id`,
    [programme],
  );
}

const shareIn = ({ programme }: Pick<Filling, 'programme'>): ReturnType<typeof shareOf> =>
  shareOf({ id: programme, slug: 'far-shelves', name: 'Far Shelves' });

const slugOf = async (db: AnyDb, id: number): Promise<string> =>
  (await query<{ slug: string }>(db, 'select slug from programme where id = $1', [id]))[0]!.slug;

function sameRows(after: Record<string, string[]>, before: Record<string, string[]>): void {
  for (const [name, rows] of Object.entries(before))
    expect({ [name]: ADDED_TO.has(name) ? after[name]!.slice(0, rows.length) : after[name] }).toEqual({
      [name]: rows,
    });
}

test('every table of the database has its part, and what has a programme goes with it unless it says why not', () =>
  rolledBack(async (db) => {
    const tables = await tablesOf(db, 'public');
    expect(tables.filter(({ name }) => partOf(name) === undefined)).toEqual([]);
    const wrong = tables.filter(
      ({ name, columns }) => partOf(name) === 'rows' && !columns.includes('programme_id'),
    );
    expect(wrong).toEqual([]);
  }));

test('a programme is the same in an empty installation, row by row, and its mail is paused', () =>
  inFolder((folder) =>
    everywhere(async (filling) => {
      await quietMails(filling);
      const { programme } = filling;
      const before = await rowsByTable(filling.ctx.db, programme);
      // Every table must have rows, else the comparisons would compare nothing.
      expect(Object.keys(before).filter((name) => before[name]!.length === 0)).toEqual([]);
      const accounts = await query(
        filling.ctx.db,
        'select id, address from account where id in (select account_id from person) order by id',
      );
      const file = await exportToFile(filling.ctx.db, folder, shareIn(filling));
      const { db, drop } = await smallDatabase();
      try {
        const joined = await importProgramme(testContext(db), { file });
        expect(joined).toMatchObject({ hasItsNumber: true, dropped: 0 });
        sameRows(await rowsByTable(db, programme), before);
        // The search words contain the number of their programme, so the database writes them anew.
        for (const pair of ['partnership', 'proposal'])
          expect(
            await query(
              db,
              `select bool_and(words = words_of_${pair}(programme_id, id)) as same, bool_or(words <> '') as any from ${pair}`,
            ),
          ).toEqual([{ same: true, any: true }]);
        expect(await query(db, 'select id, address from account order by id')).toEqual(accounts);
        expect(await query(db, 'select from programme where mail_paused_at is not null')).toHaveLength(1);
        for (const table of [
          'operator',
          'session',
          'sign_in_identity',
          'device',
          'link_session',
          'sign_in_code',
        ])
          expect(await query(db, `select from ${table}`)).toEqual([]);
        // A person who comes afterwards gets a number of their own.
        const [next] = await query<{ id: number }>(
          db,
          `insert into person (programme_id, address, locale, created_at) values ($1, 'x@y.example', 'en', now()) returning id`,
          [programme],
        );
        const [last] = await query<{ id: number }>(
          filling.ctx.db,
          'select last_value as id from person_id_seq',
        );
        expect(next!.id).toBe(last!.id + 1);
      } finally {
        await drop();
      }
    }),
  ));

test('beside others a programme keeps its rows under another number, its people their accounts, and strangers get nothing', () =>
  inFolder((folder) =>
    everywhere(async (filling) => {
      const { ctx, programme, her } = filling;
      await quietMails(filling);
      // A forged file: a mail of hers that goes to somebody else, and an account that belongs to another person.
      await query(
        ctx.db,
        `update outbox set address = 'thief@elsewhere.example', state = 'waiting'
         where (programme_id, id) in (select programme_id, id from outbox where programme_id = $1 and person_id = $2 order by id limit 1)`,
        [programme, her.id],
      );
      await query(ctx.db, 'update person set account_id = $1 where programme_id = $2 and id = $3', [
        filling.other.account_id,
        programme,
        her.id,
      ]);
      const before = await rowsByTable(ctx.db, programme);
      const file = await exportToFile(ctx.db, folder, shareIn(filling));
      const slug = await slugOf(ctx.db, programme);
      await expect(importProgramme(ctx, { file, slug })).rejects.toThrow(
        `"${slug}" here already: name it otherwise with --as`,
      );
      const keep = [
        'account',
        'operator',
        'session',
        'sign_in_identity',
        'device',
        'link_session',
        'setting',
      ];
      const others = async (): Promise<unknown> =>
        Promise.all(keep.map((table) => query(ctx.db, `select * from ${table} order by 1`)));
      const theirs = await others();
      const joined = await importProgramme(ctx, { file, slug: 'other-shelves' });
      expect(joined).toMatchObject({ hasItsNumber: false, dropped: 1, slug: 'other-shelves' });
      expect(await others()).toEqual(theirs);
      const [{ id } = { id: 0 }] = await query<{ id: number }>(
        ctx.db,
        `select id from programme where slug = 'other-shelves'`,
      );
      const after = await rowsByTable(ctx.db, id);
      sameRows({ ...after, outbox: before['outbox']! }, before);
      expect(
        await query(
          ctx.db,
          `select from outbox where programme_id = $1 and address like 'thief%' and state = 'dropped'`,
          [id],
        ),
      ).toHaveLength(1);
      expect(
        await query(ctx.db, 'select account_id from person where programme_id = $1 and id = $2', [
          id,
          her.id,
        ]),
      ).toEqual([{ account_id: null }]);
      const same = await query(
        ctx.db,
        `select from person a join person b on b.id = a.id and b.account_id = a.account_id where a.programme_id = $1 and b.programme_id = $2`,
        [programme, id],
      );
      expect(same.length).toBeGreaterThan(3);
      // Existing rows are unchanged.
      sameRows(await rowsByTable(ctx.db, programme), before);
    }),
  ));

test('a file of two programmes is no file of one', () =>
  inFolder((folder) =>
    onStage(async (ctx, { programme }) => {
      const share = shareIn({ programme });
      const both = {
        ...share,
        where: (table: Table) => (table.name === 'programme' ? 'true' : share.where(table)),
      };
      await query(
        ctx.db,
        `insert into programme (slug, name, source_locale, locales, zone, contact_address, created_at)
         values ('second', 'Second', 'en', '{en}', 'UTC', 'a@b.example', now())`,
      );
      const file = await exportToFile(ctx.db, folder, both);
      await expect(importProgramme(ctx, { file, slug: 'third' })).rejects.toThrow(
        'it does not hold the one programme that it says; nothing was written',
      );
    }),
  ));
