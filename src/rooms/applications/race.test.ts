import { afterAll, beforeAll, expect, test } from 'vitest';
import { stageForm } from '../../../test/applicant.ts';
import { atOnce } from '../../../test/atOnce.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { freshDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { poolMember } from '../../../test/pool.ts';
import {
  answerAvailability,
  applicationById,
  beginApplication,
  canComeBack,
  confirmApplication,
  decline,
  startApplication,
  withdraw,
} from './index.ts';
import type { ApplicationState } from './index.ts';
import type { Ctx } from '../ctx.ts';

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

/** Somebody whose application is in this state, and a volunteer's act of declining it. */
async function declinedMeanwhile(name: string, state: ApplicationState) {
  const ctx = testContext(fresh.db, '2027-01-20T12:00:00Z');
  const { programme, people } = await stage(ctx, name.toLowerCase());
  const round = await stageForm(ctx, programme);
  const { person, application } = await poolMember(ctx, round, {
    name,
    country: 'KE',
    zone: 'Africa/Nairobi',
  });
  await ctx.db.updateTable('application').set({ state }).where('id', '=', application).execute();
  const volunteer = { kind: 'person', id: people.olga } as const;
  const no = (own: Ctx) =>
    decline(own, { programme, actor: volunteer, application, reason: 'There is no place left.' });
  return { ctx, programme, person, application, volunteer, no };
}

test('what one volunteer declines while another confirms it stays declined, and the mail goes', async () => {
  const { ctx, programme, application, volunteer, no } = await declinedMeanwhile('Wanjiru', 'submitted');
  const confirmed = await atOnce(ctx, no, () =>
    confirmApplication(ctx, { programme, actor: volunteer, application }),
  );
  expect(confirmed).toEqual({ ok: false, reason: 'state' });
  expect((await applicationById(ctx, programme, application))?.state).toBe('declined');
  const mails = await ctx.db
    .selectFrom('outbox')
    .select('kind')
    .where('programme_id', '=', programme)
    .execute();
  expect(mails.map(({ kind }) => kind)).toEqual(['application-declined']);
});

test('who says that they are not available while a volunteer declines them cannot take that no back', async () => {
  const { ctx, programme, person, application, no } = await declinedMeanwhile('Achieng', 'confirmed');
  const said = await atOnce(ctx, no, () =>
    answerAvailability(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      application,
      available: false,
    }),
  );
  expect(said).toEqual({ ok: false, reason: 'state' });
  const own = (await applicationById(ctx, programme, application))!;
  expect(own.unavailable_at).toBeNull();
  expect(await canComeBack(ctx, own)).toBe(false);
});
