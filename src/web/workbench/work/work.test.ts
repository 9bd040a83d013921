import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { openMatter } from '../../../rooms/matters/index.ts';

test('the work list shows the urgent before the rest and the old before the new, and leads to the subject', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const open = async (who: CastName, urgency: 0 | 1 | 2) => {
      const subject = ['person', people[who]] as const;
      await openMatter(ctx, { programme, kind: 'mail-bounced', subject, urgency, data: { mail: null } });
      ctx.clock.forward(1);
    };
    await open('luca', 0);
    await open('amina', 1);
    await open('mei', 2);
    await open('nils', 1);
    const page = (await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text;
    const order = ['陈美', 'Amina Diallo', 'Nils Dahl', 'Luca Ferri'].map((name) => page.indexOf(name));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(page).toContain('href="/p/far-shelves/workbench/outbox"');
    expect(page).toContain('<span class="count">4<');
  });
});

test('the work list counts everything that waits, also what it is too long to show', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, ...cast } = await stage(ctx);
    await sql`
      insert into matter (programme_id, kind, subject_kind, subject_id, urgency, data, since)
      select ${programme}, 'mail-bounced', 'person', n, 0, '{}', ${ctx.clock.now()} from generate_series(900001, 900203) n`.execute(
      db,
    );
    const { text } = await browse(ctx, { programme, ...cast }, 'tomas').get('/workbench?lang=en');
    expect(text).toContain('203 matters wait for somebody.');
  });
});

test('an ambassador sees the matters of her country and may act on no other', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const about = (person: number, country: string | null) =>
      openMatter(ctx, {
        programme,
        kind: 'mail-bounced',
        subject: ['person', person],
        country,
        data: { mail: null },
      });
    await about(people.luca, 'IT');
    await about(people.mei, null);
    await about(people.amina, 'NG');
    const ngozi = browse(ctx, cast, 'ngozi');
    const page = (await ngozi.get('/workbench')).text;
    expect(page).toContain('Amina Diallo');
    expect(page).not.toContain('Luca Ferri');
    expect(page).not.toContain('陈美');
    const matters = await db.selectFrom('matter').select(['id', 'country']).orderBy('id').execute();
    for (const { id, country } of matters)
      expect((await ngozi.post(`/workbench/matters/${id}/end`)).status).toBe(country === 'NG' ? 303 : 404);
    expect((await browse(ctx, cast, 'elif').get('/workbench')).text).not.toContain('Luca Ferri');
  });
});

test('somebody takes a matter on, gives it back, ends it, and undoes that in the log', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    await openMatter(ctx, {
      programme,
      kind: 'mail-bounced',
      subject: ['person', people.luca],
      data: { mail: null },
    });
    const { id } = await db.selectFrom('matter').select('id').executeTakeFirstOrThrow();
    const tomas = browse(ctx, cast, 'tomas');
    const read = () => db.selectFrom('matter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await tomas.post(`/workbench/matters/${id}/assignment`);
    expect((await read()).assigned_to).toBe(people.tomas);
    await tomas.post(`/workbench/matters/${id}/assignment`, { back: 'yes' });
    expect((await read()).assigned_to).toBeNull();
    await tomas.post(`/workbench/matters/${id}/end`);
    expect((await read()).closed_at).not.toBeNull();
    expect((await tomas.post(`/workbench/matters/${id}/end`)).status).toBe(404);

    const log = (await tomas.get('/workbench/log?lang=en')).text;
    expect(log).toContain('dealt with a matter');
    const undo = /action="([^"]*\/undoing)"/.exec(log)?.[1] ?? '';
    await tomas.post(undo);
    expect((await read()).closed_at).toBeNull();
    const after = (await tomas.get('/workbench/log')).text;
    expect(after).toContain('Undone since');
    expect(after).toContain('undoing an earlier act');
    await tomas.post(undo);
    expect(
      await db.selectFrom('event').selectAll().where('kind', '=', 'matter-reopened').execute(),
    ).toHaveLength(1);
  });
});

test('the next fortnight of a public round stands above the list', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db, '2027-01-25T12:00:00Z');
    const cast = await stage(ctx);
    await stageRound(ctx, cast.programme);
    const page = (await browse(ctx, cast, 'ines').get('/workbench')).text;
    expect(page).toContain('Applications close');
    expect(page).not.toContain('Partners are introduced');
  });
});
