import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { WEEKLY, accept, propose } from '../../../test/agreements.ts';
import { arranged } from '../../../test/meetings.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { between } from '../../../test/silence.ts';
import { PROMISED } from '../../../test/violations.ts';
import { cancel } from '../../rooms/meetings/cancel.ts';
import { cancelWhatCannotBe } from '../../rooms/meetings/cancelWhatCannotBe.ts';
import { lookAfterMeetings } from '../../rooms/meetings/due/lookAfterMeetings.ts';
import { countViolations } from '../violations.ts';

const count = ({ ctx, cast, round }: PartnersScene) =>
  countViolations(ctx, { programme: cast.programme, round: round.id }, PROMISED);

test.each(['weekly', 'flexible'])(
  'who agreed on %s is asked after an hour that stood once, and oftener or without one that is counted',
  (howOften) =>
    between(async (scene) => {
      const { ctx } = scene;
      await propose(scene, 'amina', { ...WEEKLY, howOften });
      await accept(scene, 'mei');
      ctx.clock.forward(1);
      await arranged(scene);
      ctx.clock.set('2027-02-16T14:00:00Z');
      await lookAfterMeetings(ctx);
      expect(await sql`select from contact_report where asked_at is not null`.execute(ctx.db)).toMatchObject({
        rows: [{}, {}],
      });
      expect(await count(scene)).toMatchObject({ askedTooOften: 0 });
      await sql`
        insert into contact_report (programme_id, partnership_id, person_id, period_at, asked_at)
        select programme_id, partnership_id, person_id, period_at + interval '1 day', asked_at from contact_report`.execute(
        ctx.db,
      );
      expect(await count(scene)).toMatchObject({ askedTooOften: 2 });
      await sql`delete from contact_report where id > (select min(id) + 1 from contact_report)`.execute(
        ctx.db,
      );
      await sql`delete from outbox where kind = 'meeting-stands'`.execute(ctx.db);
      expect(await count(scene)).toMatchObject({ askedTooOften: 2 });
    }),
);

test('that an hour is off since two are kept apart is no breach, unless it says who called it off', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const leave = (which = '') =>
      sql`update outbox set sent_at = ${ctx.clock.now()} where kind = 'meeting-cancelled' ${sql.raw(which)}`.execute(
        ctx.db,
      );
    const called = await arranged(scene);
    await cancel(ctx, { programme: cast.programme, person: cast.people.mei, meeting: called });
    ctx.clock.forward(1);
    await leave();
    await arranged(scene);
    await ctx.db.updateTable('partnership').set({ apart_at: ctx.clock.now() }).execute();
    ctx.clock.forward(1);
    await cancelWhatCannotBe(ctx);
    await leave('and sent_at is null');
    expect(await count(scene)).toMatchObject({ passedApart: 0 });
    // Both the mail to Amina that names Mei, and the one to Mei that names Amina.
    await leave();
    expect(await count(scene)).toMatchObject({ passedApart: 2 });
  }));
