import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { onStage } from '../../../test/onStage.ts';
import { json } from '../../db/json.ts';
import { forgetErased } from '../../rooms/mails/index.ts';
import { eraseDue } from '../../rooms/partnerships/index.ts';
import { askForCode, giveConsent, linkToken, personById } from '../../rooms/people/index.ts';

/** Gives Luca a row in every place that could hold his data, and a partner. */
async function fill(ctx: TestCtx, { programme, people }: Stage): Promise<void> {
  const { db } = ctx;
  const now = ctx.clock.now();
  const round = await stageRound(ctx, programme);
  await db
    .updateTable('person')
    .set({ called: 'Lucchetto', pronunciation: 'Lucchetto' })
    .where('id', '=', people.luca)
    .execute();
  await giveConsent(ctx, { programme, person: people.luca, kinds: ['conduct', 'privacy', 'adult'] });
  await askForCode(ctx, { programme, address: 'luca@cast.example' });
  await linkToken(ctx, { programme, person: people.luca, purpose: 'status' });
  const application = await db
    .insertInto('application')
    .values({
      programme_id: programme,
      round_id: round.id,
      person_id: people.luca,
      state: 'confirmed',
      state_at: now,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const question = await db
    .insertInto('question')
    .values({ programme_id: programme, role: 'name', type: 'short', created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('question_version')
    .values({
      programme_id: programme,
      question_id: question.id,
      version: 1,
      label: json({ en: 'Name' }),
      required: true,
      shown_to_partner: true,
      created_at: now,
    })
    .execute();
  await db
    .insertInto('answer')
    .values({
      programme_id: programme,
      application_id: application.id,
      question_id: question.id,
      version: 1,
      value: json<unknown>('Luca Ferri'),
      answered_at: now,
    })
    .execute();
  await db
    .insertInto('exclusion')
    .values({ programme_id: programme, person_id: people.luca, excluded_name: 'A rival', created_at: now })
    .execute();
  await db
    .insertInto('suppression')
    .values({ programme_id: programme, address: 'luca@cast.example', reason: 'bounced', at: now })
    .execute();
  const partnership = await db
    .insertInto('partnership')
    .values({
      programme_id: programme,
      round_id: round.id,
      state: 'active',
      state_at: now,
      introduced_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const person of [people.luca, people.mei])
    await db
      .insertInto('membership')
      .values({
        programme_id: programme,
        partnership_id: partnership.id,
        person_id: person,
        round_id: round.id,
        joined_at: now,
      })
      .execute();
  await db
    .insertInto('letter')
    .values({
      programme_id: programme,
      partnership_id: partnership.id,
      author_id: people.luca,
      body: 'What I wrote stays.',
      form_key: 'k',
      written_at: now,
    })
    .execute();
  await ctx.mailer.queue(ctx, [
    { programme, kind: 'sign-in-code', occasion: 'code:9', person: people.luca, data: { code: 9 } },
    { programme, kind: 'sign-in-code', occasion: 'code:9', person: people.mei, data: { code: 9 } },
  ]);
  await db
    .updateTable('outbox')
    .set({ text: 'Meet Luca Ferri, luca@cast.example', state: 'sent' })
    .where('person_id', '=', people.mei)
    .execute();
}

/** Every text or jsonb column that contains a word, as `table.column`. */
async function placesWith(ctx: TestCtx, word: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and (data_type in ('text', 'jsonb', 'character varying') or data_type = 'ARRAY')`.execute(ctx.db);
  const found: string[] = [];
  for (const { table, column } of columns.rows) {
    const { rows } = await sql<{ hits: number }>`
      select count(*)::int as hits from ${sql.table(table)} where position(lower(${word}) in lower(${sql.ref(column)}::text)) > 0
    `.execute(ctx.db);
    if (rows[0]?.hits) found.push(`${table}.${column}`);
  }
  return found.sort();
}

test('the file of own data holds what a person gave and wrote, and nothing of others', async () => {
  await onStage(async (ctx, cast) => {
    await fill(ctx, cast);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const answer = await browse(ctx, cast, 'luca').post('/me/data');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const data = JSON.parse(answer.text) as Record<string, unknown[]>;
    expect(data['person']).toMatchObject([{ name: 'Luca Ferri', address: 'luca@cast.example' }]);
    for (const part of [
      'answers',
      'applications',
      'consents',
      'letters',
      'neverPairedWith',
      'partnerships',
      'sessions',
    ])
      expect(data[part]?.length, part).toBeGreaterThan(0);
    expect(answer.text).not.toContain('陈美');
    expect(answer.text).not.toContain('token');
  });
});

test('after an erasure no table holds the name or address; letters stay as those of a former participant', async () => {
  await onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await fill(ctx, cast);
    expect(await placesWith(ctx, 'luca@cast.example')).toContain('account.address');
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.get('/me/erasure')).text).toContain('What stays');
    expect((await luca.post('/me/erasure')).status).toBe(303);
    ctx.clock.forward(24);
    await eraseDue(ctx);
    // Only the address for the last mail remains.
    expect(await placesWith(ctx, 'luca')).toEqual(['outbox.address']);
    await ctx.db.updateTable('outbox').set({ state: 'sent' }).where('kind', '=', 'erased').execute();
    await forgetErased(ctx);

    for (const word of ['luca', 'ferri', 'lucchetto', 'rival'])
      expect(await placesWith(ctx, word), word).toEqual([]);
    expect(await ctx.db.selectFrom('letter').select(['body', 'author_id']).execute()).toEqual([
      { body: 'What I wrote stays.', author_id: people.luca },
    ]);
    const tombstone = await personById(ctx, programme, people.luca);
    expect(tombstone).toMatchObject({ name: '', account_id: null, erased_at: ctx.clock.now() });
    expect(tombstone?.address).toMatch(/^erased-[0-9a-f-]{36}@invalid$/);
    expect((await luca.get('/me')).status).toBe(303);
    expect((await browse(ctx, cast, 'tomas').get('/workbench/log?lang=en')).text).toContain(
      'a former participant',
    );
    // The others are untouched.
    expect(await placesWith(ctx, 'mei@cast.example')).toEqual([
      'account.address',
      'outbox.address',
      'person.address',
    ]);
  });
});

test('the only director cannot be erased', async () => {
  await onStage(async (ctx, cast) => {
    const refused = await browse(ctx, cast, 'tomas').post('/me/erasure');
    expect(refused.status).toBe(422);
    expect(await personById(ctx, cast.programme, cast.people.tomas)).toMatchObject({ erased_at: null });
  });
});
