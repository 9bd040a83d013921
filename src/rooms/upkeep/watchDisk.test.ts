import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { onStage } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { sql } from 'kysely';
import { RESERVE, unknownDisk } from '../../lib/files/disk.ts';
import { watchDisk } from './watchDisk.ts';

const GB = 1024 ** 3;

/** A disk of 40 GB whose free octets a test sets. */
function disked(ctx: TestCtx): { ctx: TestCtx; disk: { free: number } } {
  const disk = { free: 0 };
  const room = () => Promise.resolve({ free: disk.free, total: 40 * GB });
  return { ctx: { ...ctx, disk: { room, isFull: () => Promise.resolve(false) } }, disk };
}

async function dayWith(ctx: TestCtx, disk: { free: number }, day: string, free: number): Promise<void> {
  ctx.clock.set(`${day}T08:00:00Z`);
  disk.free = Math.round(free) + RESERVE;
  await watchDisk(ctx);
}

const warned = async ({ db }: TestCtx) => ({
  matters: (
    await db
      .selectFrom('matter')
      .select('programme_id')
      .where('kind', '=', 'disk-filling')
      .where('closed_at', 'is', null)
      .execute()
  ).length,
  mails: await db
    .selectFrom('outbox')
    .select(['address', 'subject', 'text', 'occasion'])
    .where('kind', '=', 'disk-filling')
    .orderBy('id')
    .execute(),
});

const operatorPage = async (ctx: TestCtx, cast: Stage): Promise<string> =>
  withoutMarkup((await browse(ctx, cast, 'olga').site.get('/operator?lang=en')).text);

test('two weeks before the disk is full the operator is mailed once and a line stands on the work list, until there is room', () =>
  onStage(async (plain, cast) => {
    const { ctx, disk } = disked(plain);
    for (const [day, gigabytes] of [
      ['2027-03-01', 20],
      ['2027-03-02', 19],
      ['2027-03-05', 16],
      ['2027-03-06', 15],
    ] as const)
      await dayWith(ctx, disk, day, gigabytes * GB);
    expect(await warned(ctx)).toEqual({ matters: 0, mails: [] });
    expect(await operatorPage(ctx, cast)).toContain('the disk will be full on about 21 March 2027');
    await dayWith(ctx, disk, '2027-03-07', 14 * GB);
    const { matters, mails } = await warned(ctx);
    expect(matters).toBe(1);
    expect(mails).toMatchObject([{ address: 'olga@cast.example', occasion: 'disk:2027-03-07' }]);
    expect(mails[0]!.text).toContain('21 March 2027');
    expect(await operatorPage(ctx, cast)).toContain('The disk will soon be full');
    expect((await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text).toContain(
      'disk will soon be full',
    );
    // The warning is mailed once, however long the trouble lasts.
    await dayWith(ctx, disk, '2027-03-08', 13 * GB);
    expect((await warned(ctx)).mails).toHaveLength(1);
    await dayWith(ctx, disk, '2027-03-09', 39 * GB);
    expect(await warned(ctx)).toMatchObject({ matters: 0, mails: [{}] });
    // Very little room is reported on the same day, whatever the pace; that counts as another trouble.
    await dayWith(ctx, disk, '2027-03-09', 0.1 * GB);
    await dayWith(ctx, disk, '2027-03-09', 0.05 * GB);
    expect((await warned(ctx)).mails.map(({ occasion }) => occasion)).toEqual([
      'disk:2027-03-07',
      'disk:2027-03-09',
    ]);
  }));

test('a disk that nobody can see is no reason to warn; days are kept for a year and a little', () =>
  onStage(async (ctx, cast) => {
    await watchDisk({ ...ctx, disk: unknownDisk });
    ctx.clock.set('2028-01-15T12:00:00Z');
    await watchDisk(ctx);
    ctx.clock.set('2028-03-15T12:00:00Z');
    await watchDisk(ctx);
    const days = await ctx.db.selectFrom('disk_day').select(['day', 'free']).orderBy('day').execute();
    expect(days).toEqual([
      { day: '2028-01-15', free: null },
      { day: '2028-03-15', free: null },
    ]);
    expect(await warned(ctx)).toEqual({ matters: 0, mails: [] });
    const page = await operatorPage(ctx, cast);
    expect(page).toContain('How full the disk is cannot be seen from here.');
    expect(page).toMatch(/The database takes [\d,]+ MB/);
  }));

test('tables whose rows change all day are tidied up early', () =>
  rolledBack(async (db) => {
    const { rows } = await sql<{ name: string; options: string }>`
      select relname as name, array_to_string(reloptions, ' ') as options from pg_class
      where reloptions is not null and relnamespace = 'public'::regnamespace order by 1`.execute(db);
    const set = Object.fromEntries(rows.map(({ name, options }) => [name, options]));
    for (const small of ['rate_limit', 'session', 'sign_in_code', 'talk_size', 'mail_recount', 'mail_group'])
      expect(set[small]).toContain('autovacuum_vacuum_scale_factor=0 autovacuum_vacuum_threshold=500');
    for (const large of ['outbox', 'incoming', 'incoming_raw'])
      expect(set[large]).toContain('autovacuum_vacuum_scale_factor=0.05');
  }));
