import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { apply, poolMember } from '../../../../test/pool.ts';
import { isOwedFirst } from '../index.ts';

test('whether an earlier round owes somebody a first place stands beside their application at once, whatever changes it', () =>
  asMatcher(async ({ ctx, programme, round }) => {
    const from = { country: 'CN', zone: 'Asia/Shanghai' };
    const { person, application } = await poolMember(ctx, round, { name: 'Mei', ...from });
    const partner = await poolMember(ctx, round, { name: 'Luca', country: 'IT', zone: 'Europe/Rome' });
    const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
    const again = await apply(ctx, next, person, from);
    const of = (query: ReturnType<typeof sql>) => () => query.execute(ctx.db);
    const pair = () => stagePartnership(ctx, programme, round.id, [person, partner.person]);
    const left = (by: number) => sql`
      insert into event (programme_id, actor_kind, actor_id, kind, subject_kind, subject_id, at, data)
      select programme_id, 'person', ${by}, 'partnership-left', 'partnership', partnership_id, '2028-01-01Z', json_build_object('person', ${by}::bigint)
      from membership where programme_id = ${programme} and person_id = ${person}`;
    const steps: readonly [of: string, step: () => Promise<unknown>, owed: boolean][] = [
      ['confirmed', () => Promise.resolve(), false],
      [
        'waited',
        of(
          sql`update application set state = 'waiting', waiting_reason = 'noCandidate' where id = ${application}`,
        ),
        true,
      ],
      ['cancelled', of(sql`update round set cancelled_at = now() where id = ${round.id}`), false],
      ['not cancelled', of(sql`update round set cancelled_at = null where id = ${round.id}`), true],
      ['not before', of(sql`update round set number = 5 where id = ${round.id}`), false],
      ['before', of(sql`update round set number = 1 where id = ${round.id}`), true],
      ['paired', pair, false],
      ['let down', of(sql`update membership set let_down_at = now() where person_id = ${person}`), true],
      ['wrote', of(sql`update membership set let_down_at = null where person_id = ${person}`), false],
      ['left', of(sql`update membership set left_at = '2028-01-01Z' where person_id = ${person}`), false],
      [
        'by a partner',
        of(sql`update partnership set state = 'ended', ended_at = now(), end_reason = 'left'`),
        true,
      ],
      ['by themselves', of(left(person)), false],
      ['ended by a volunteer', of(sql`update partnership set end_reason = 'volunteer'`), false],
      [
        'who waits',
        of(
          sql`update application set state = 'waiting', waiting_reason = 'noCandidate' where id = ${application}`,
        ),
        true,
      ],
      [
        'not looked for',
        of(sql`update application set available_at = null, answer_by = now() where id = ${application}`),
        true,
      ],
      ['had nobody', of(sql`delete from membership where person_id = ${person}`), false],
      ['was looked for', of(sql`update application set answer_by = null where id = ${application}`), true],
      [
        'of another',
        of(sql`update application set person_id = ${partner.person} where id = ${again}`),
        false,
      ],
      ['their own', of(sql`update application set person_id = ${person} where id = ${again}`), true],
      ['gone', of(sql`delete from application where id = ${application}`), false],
    ];
    for (const [name, step, owed] of steps) {
      await step();
      const { owed_first } = await ctx.db
        .selectFrom('application')
        .select('owed_first')
        .where('id', '=', again)
        .executeTakeFirstOrThrow();
      expect([name, owed_first]).toEqual([name, owed]);
      if (name !== 'of another')
        expect([name, await isOwedFirst(ctx, { programme, round: next.id, person, priority: 0 })]).toEqual([
          name,
          owed,
        ]);
    }
  }));
