import { afterAll, beforeAll, expect, test } from 'vitest';
import { stageForm } from '../../../test/applicant.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { freshDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { beginApplication, startApplication, withdraw } from './index.ts';

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test('clicking many times at once begins one application of a person, and withdraws it once', async () => {
  const ctx = testContext(fresh.db);
  const { programme, people } = await stage(ctx);
  const round = await stageForm(ctx, programme);
  const started = await Promise.all(
    Array.from({ length: 6 }, () =>
      startApplication(ctx, { programme, round: round.id, address: 'sana@new.example', locale: 'en' }),
    ),
  );
  expect(started.every(({ ok }) => ok)).toBe(true);
  const persons = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('address', '=', 'sana@new.example')
    .execute();
  expect(persons).toHaveLength(1);
  const input = {
    programme,
    actor: { kind: 'person', id: people.mei } as const,
    round: round.id,
    person: people.mei,
  };
  const begun = await Promise.all(Array.from({ length: 6 }, () => beginApplication(ctx, input)));
  expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
  const application = begun[0]!.id;
  const gone = await Promise.all(
    Array.from({ length: 6 }, () => withdraw(ctx, { programme, actor: input.actor, application })),
  );
  expect(gone.filter(({ ok }) => ok)).toHaveLength(1);
  const events = await ctx.db
    .selectFrom('event')
    .select('kind')
    .where('subject_kind', '=', 'application')
    .where('subject_id', '=', application)
    .orderBy('id')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['application-started', 'application-withdrawn']);
});
