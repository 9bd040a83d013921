import { expect, test } from 'vitest';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { apply, count, introduce, violationsScene } from '../../test/violations.ts';
import type { Scene } from '../../test/violations.ts';
import { json } from '../db/json.ts';

const DAY = 86_400_000;

interface Two extends Scene {
  partnership: number;
  /** An instant this many days ago. */
  ago: (days: number) => Date;
}

const between = (play: (two: Two) => Promise<void>) =>
  rolledBack(async (db) => {
    const two = await violationsScene(testContext(db));
    await apply(two);
    await introduce(two);
    const { id: partnership } = await db.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
    const now = two.ctx.clock.now().getTime();
    const ago = (days: number): Date => new Date(now - days * DAY);
    await two.ctx.db
      .updateTable('membership')
      .set({ joined_at: ago(20) })
      .execute();
    await play({ ...two, partnership, ago });
  });

const mail = ({ ctx, set, partnership }: Two, kind: string, sent: Date, more: { occasion?: string } = {}) =>
  ctx.db
    .insertInto('outbox')
    .values({
      programme_id: set.programme,
      kind,
      occasion: more.occasion ?? kind,
      person_id: set.people.luca,
      address: 'luca@cast.example',
      locale: 'en',
      subject: '',
      text: '',
      html: '',
      data: json({ partnership }),
      due_at: sent,
      queued_at: sent,
      sent_at: sent,
      message_id: more.occasion ?? kind,
      many: false,
      private: false,
      state: 'sent',
    })
    .execute();

test('a reminder whose mail left when its reader had written meanwhile is counted', () =>
  between(async (two) => {
    const { ctx, set, partnership, ago } = two;
    const of = { programme_id: set.programme, partnership_id: partnership };
    const { id } = await ctx.db
      .insertInto('turn_reminder')
      .values({
        ...of,
        person_id: set.people.luca,
        owes: 'first-letter',
        since: ago(9),
        step: 1,
        sent_at: ago(2),
        mailed: true,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('letter')
      .values({ ...of, author_id: set.people.luca, body: 'Hello', form_key: 'a', written_at: ago(1) })
      .execute();
    expect(await count(two)).toMatchObject({ remindedInVain: 0 });
    await mail(two, 'turn-reminder', ago(0), { occasion: `turn:${id}` });
    expect(await count(two)).toMatchObject({ remindedInVain: 1 });
  }));

test('who joined others owes a first letter, whatever these wrote and said before', () =>
  between(async (two) => {
    const { ctx, set, partnership, ago } = two;
    const { amina, luca, mei } = set.people;
    const of = { programme_id: set.programme, partnership_id: partnership };
    await ctx.db
      .insertInto('membership')
      .values({ ...of, person_id: mei, round_id: two.round.id, joined_at: ago(9) })
      .execute();
    const says = { ...of, person_id: amina, period_at: ago(10), answer: 'talked', asked_at: null };
    await ctx.db
      .insertInto('contact_report')
      .values({ ...says, answered_at: ago(10) })
      .execute();
    const letter = { ...of, author_id: luca, body: 'Hello' };
    await ctx.db
      .insertInto('letter')
      .values({ ...letter, form_key: 'a', written_at: ago(11) })
      .execute();
    const reminded = { ...of, person_id: mei, owes: 'first-letter', since: ago(9), step: 1, mailed: true };
    await ctx.db
      .insertInto('turn_reminder')
      .values({ ...reminded, sent_at: ago(2) })
      .execute();
    expect(await count(two)).toMatchObject({ remindedInVain: 0 });
    await ctx.db
      .insertInto('letter')
      .values({ ...letter, form_key: 'b', written_at: ago(3) })
      .execute();
    expect(await count(two)).toMatchObject({ remindedInVain: 1 });
  }));

test('a reminder of the letter of somebody who has left is counted', () =>
  between(async (two) => {
    const { ctx, set, partnership, ago } = two;
    const of = { programme_id: set.programme, partnership_id: partnership };
    await ctx.db
      .insertInto('letter')
      .values({ ...of, author_id: set.people.amina, body: 'Hello', form_key: 'a', written_at: ago(9) })
      .execute();
    await ctx.db
      .insertInto('turn_reminder')
      .values({
        ...of,
        person_id: set.people.luca,
        owes: 'answer',
        since: ago(9),
        step: 1,
        sent_at: ago(2),
        mailed: true,
      })
      .execute();
    expect(await count(two)).toMatchObject({ remindedInVain: 0 });
    await ctx.db
      .updateTable('membership')
      .set({ left_at: ago(3) })
      .where('person_id', '=', set.people.amina)
      .execute();
    expect(await count(two)).toMatchObject({ remindedInVain: 1 });
  }));

test.each(['turn-reminder', 'partner-waits', 'contact-question'])(
  '%s to somebody who is away is counted',
  (kind) =>
    between(async (two) => {
      const { ctx, set, ago } = two;
      await mail(two, kind, ago(3));
      expect(await count(two)).toMatchObject({ remindedAway: 0 });
      await ctx.db
        .insertInto('absence')
        .values({
          programme_id: set.programme,
          person_id: set.people.luca,
          until_day: '2027-12-31',
          said_at: ago(4),
          back_at: ago(2),
        })
        .execute();
      expect(await count(two)).toMatchObject({ remindedAway: 1 });
    }),
);
