import { expect, test } from 'vitest';
import { defaultForm } from '../../../sample/form.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { applicantLines, csvFile } from '../../../test/importFiles.ts';
import type { TestCtx } from '../../../test/context.ts';
import { loadForm } from '../programmes/index.ts';
import { importApplicants } from './importApplicants.ts';
import { lapseImported } from './lapseImported.ts';
import { remindImported } from './remindImported.ts';

const [line] = applicantLines(1);

async function imported(ctx: TestCtx, opens?: string) {
  const { programme, people } = await stage(ctx);
  const round = await stageRound(ctx, programme, opens);
  await loadForm(ctx, programme, round.id, defaultForm);
  const outcome = await importApplicants(ctx, {
    programme,
    actor: { kind: 'command' },
    round: round.id,
    file: {
      name: 'people.csv',
      bytes: csvFile(Object.keys(line!), [
        { ...line!, 'E-mail': 'new@x.example' },
        { ...line!, 'E-mail': 'amina@cast.example' },
      ]),
    },
  });
  await ctx.db
    .updateTable('outbox')
    .set((eb) => ({ state: 'sent', sent_at: eb.ref('due_at') }))
    .where('kind', '=', 'import-invitation')
    .execute();
  return { programme, people, round, outcome };
}

const addresses = async (ctx: TestCtx, kind: string): Promise<string[]> =>
  (
    await ctx.db.selectFrom('outbox').select('address').where('kind', '=', kind).orderBy('address').execute()
  ).map(({ address }) => address);

test('whoever does not answer is reminded once after ten days, and gone after thirty', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await imported(ctx);
    ctx.clock.forward(24 * 10);
    expect(await remindImported(ctx)).toBe(0);
    ctx.clock.forward(2);
    expect(await remindImported(ctx)).toBe(2);
    expect(await remindImported(ctx)).toBe(0);
    expect(await addresses(ctx, 'import-reminder')).toEqual(['amina@cast.example', 'new@x.example']);
    ctx.clock.forward(24 * 20 - 3);
    expect(await lapseImported(ctx)).toBe(0);
    ctx.clock.forward(2);
    expect(await lapseImported(ctx)).toBe(2);
    expect(await lapseImported(ctx)).toBe(0);
    expect(await db.selectFrom('application').select('id').execute()).toEqual([]);
    const left = await db
      .selectFrom('person')
      .select('address')
      .where('programme_id', '=', programme)
      .where('address', 'in', ['new@x.example', 'amina@cast.example'])
      .execute();
    expect(
      await db.selectFrom('person').select(['name', 'address']).where('erased_at', 'is not', null).execute(),
    ).toMatchObject([{ name: '' }]);
    // Amina was here before; of the other person nothing is left, not even the mails to them.
    expect(left).toEqual([{ address: 'amina@cast.example' }]);
    expect(await addresses(ctx, 'import-invitation')).toEqual(['amina@cast.example']);
    const events = await db
      .selectFrom('event')
      .select('subject_id')
      .where('kind', '=', 'import-lapsed')
      .execute();
    expect(events.map(({ subject_id }) => subject_id)).toContain(people.amina);
    // Nobody asked to be erased.
    const erased = await db
      .selectFrom('event')
      .select('kind')
      .where('kind', 'in', ['person-erased', 'person-unneeded'])
      .execute();
    expect(erased).toEqual([{ kind: 'person-unneeded' }]);
  });
});

test('a former partner who does not answer stays an address and nothing else', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await imported(ctx);
    const find = db.selectFrom('person').selectAll().where('address', '=', 'new@x.example');
    const { id } = await find.executeTakeFirstOrThrow();
    await db
      .insertInto('former_pair')
      .values({
        programme_id: programme,
        person_a: Math.min(id, people.mei),
        person_b: Math.max(id, people.mei),
        at: ctx.clock.now(),
      })
      .execute();
    await db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
    ctx.clock.forward(24 * 11);
    await remindImported(ctx);
    const { text } = await db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'import-reminder')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(text.replaceAll(/\s+/g, ' ')).toContain('but for your address');
    await db.deleteFrom('outbox').execute();
    ctx.clock.forward(24 * 20);
    await lapseImported(ctx);
    expect(await find.executeTakeFirst()).toMatchObject({
      name: '',
      country: null,
      zone: null,
      erased_at: null,
    });
  });
});

test('a draft somebody works on stays, and one sent in is no longer the import’s', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    await imported(ctx);
    const drafts = await db.selectFrom('application').select('id').orderBy('id').execute();
    ctx.clock.forward(24 * 20);
    await db
      .updateTable('answer')
      .set({ answered_at: ctx.clock.now() })
      .where('application_id', '=', drafts[0]!.id)
      .execute();
    await db.updateTable('application').set({ state: 'confirmed' }).where('id', '=', drafts[1]!.id).execute();
    ctx.clock.forward(24 * 11);
    expect(await lapseImported(ctx)).toBe(0);
    ctx.clock.forward(24 * 20);
    expect(await lapseImported(ctx)).toBe(1);
  });
});

test('before a round opens its imported people are not written to, and their days do not run', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { round } = await imported(ctx, '2027-02-20T09:00');
    const mails = await db.selectFrom('outbox').select('due_at').execute();
    expect(mails.map(({ due_at }) => due_at)).toEqual([round.dates.opens.dueAt, round.dates.opens.dueAt]);
    ctx.clock.set('2027-02-25T12:00:00Z');
    expect([await remindImported(ctx), await lapseImported(ctx)]).toEqual([0, 0]);
    ctx.clock.set('2027-03-03T12:00:00Z');
    expect(await remindImported(ctx)).toBe(2);
  });
});

test('nobody is imported into a round that is closed, cancelled, not public or without a form', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, round } = await imported(ctx);
    const again = async (): Promise<unknown> => {
      const outcome = await importApplicants(ctx, {
        programme,
        actor: { kind: 'command' },
        round: round.id,
        file: { name: 'x.csv', bytes: csvFile(['E-mail', 'Name'], [{ 'E-mail': 'y@x.example', Name: 'Y' }]) },
      });
      return outcome.ok ? 'ok' : outcome.reason;
    };
    expect(await again()).toBe('ok');
    await db.updateTable('round').set({ published_at: null }).where('id', '=', round.id).execute();
    expect(await again()).toBe('round-unpublished');
    await db.updateTable('round').set({ published_at: ctx.clock.now() }).where('id', '=', round.id).execute();
    await db.deleteFrom('round_question').where('round_id', '=', round.id).execute();
    expect(await again()).toBe('no-form');
    ctx.clock.set('2027-02-02T12:00:00Z');
    expect(await again()).toBe('round-closed');
    await db.updateTable('round').set({ cancelled_at: ctx.clock.now() }).where('id', '=', round.id).execute();
    expect(await again()).toBe('round-cancelled');
  });
});
