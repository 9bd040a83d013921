import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { defaultForm } from '../../../../sample/form.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { json } from '../../../db/json.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { DATE_KINDS, changeDates, copyRound, loadForm, questionsOf, undoDates } from '../index.ts';
import type { Round, RoundDates } from '../index.ts';

function wallsOf(round: Round): RoundDates {
  return Object.fromEntries(
    DATE_KINDS.map((kind) => [kind, { wall: round.dates[kind].wall, zone: round.dates[kind].zone }]),
  ) as RoundDates;
}

/** A topic on a day of a round, public from nine on that day in Kiritimati. */
async function planTopic(ctx: TestCtx, round: Round, day: string, isQueued = false): Promise<void> {
  const { id: topic } = await ctx.db
    .insertInto('topic')
    .values({
      programme_id: round.programme_id,
      slug: `topic-${day}`,
      source_locale: 'en',
      title: json({}),
      summary: json({}),
      essay: json({}),
      essay_html: json({}),
      questions: json([]),
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('round_topic')
    .values({
      programme_id: round.programme_id,
      round_id: round.id,
      topic_id: topic,
      position: Number(day.replaceAll('-', '')),
      day,
      due_at: wallToInstant(`${day}T09:00`, 'Pacific/Kiritimati'),
      queued_at: isQueued ? ctx.clock.now() : null,
      approved_at: ctx.clock.now(),
    })
    .execute();
}

const weekday = (wall: string) => Temporal.PlainDateTime.from(wall).dayOfWeek;

const daysBetween = (from: string, to: string) =>
  Temporal.PlainDate.from(from.slice(0, 10)).until(to.slice(0, 10)).days;

test('a copy keeps weekdays and hours, opens after the old round ended, and brings form, policy and topics', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    const first = await stageRound(ctx, programme);
    await db
      .updateTable('round')
      .set({ rhythm_days: 10, policy: json({ ...defaultPolicy(), mark: 'kept' }) })
      .where('id', '=', first.id)
      .execute();
    await loadForm(ctx, programme, first.id, defaultForm);
    await planTopic(ctx, first, '2027-02-12');
    const copy = await copyRound(ctx, { programme, actor: { kind: 'command' }, from: first.id });
    if (!copy.ok) throw new Error(copy.reason);
    const { round } = copy;
    expect(round).toMatchObject({ number: 2, copied_from: first.id, published_at: null, rhythm_days: 10 });
    expect(round.policy).toMatchObject({ mark: 'kept' });
    for (const kind of DATE_KINDS) {
      expect(weekday(round.dates[kind].wall)).toBe(weekday(first.dates[kind].wall));
      expect(round.dates[kind].wall.slice(10)).toBe(first.dates[kind].wall.slice(10));
    }
    expect(round.dates.opens.dueAt >= first.dates.ends.dueAt).toBe(true);
    // In July Madrid's clocks are one hour further from UTC than in January.
    expect(round.dates.opens.dueAt.toISOString()).toContain('T07:00');
    expect(await questionsOf(ctx, programme, round.id)).toEqual(await questionsOf(ctx, programme, first.id));
    const topics = await db.selectFrom('round_topic').selectAll().where('round_id', '=', round.id).execute();
    expect(daysBetween(round.dates.introduces.wall, topics[0]!.day)).toBe(
      daysBetween(first.dates.introduces.wall, '2027-02-12'),
    );
    expect(topics[0]!.due_at.toISOString()).toContain('T19:00');
    // Somebody has to check it again before it goes out.
    expect(topics[0]!.approved_at).toBeNull();
  });
});

test('topics move along with the introduction and back by undo, but for one whose mails are in the outbox', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    await planTopic(ctx, round, '2027-02-12', true);
    await planTopic(ctx, round, '2027-02-26');
    await planTopic(ctx, round, '2027-03-12');
    const days = async () =>
      (await db.selectFrom('round_topic').select(['day', 'due_at']).orderBy('position').execute()).map(
        (row) => `${row.day} ${row.due_at.toISOString().slice(0, 16)}`,
      );
    const before = await days();
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    await changeDates(ctx, {
      programme: cast.programme,
      actor,
      round: round.id,
      dates: { ...wallsOf(round), introduces: { wall: '2027-02-18T20:00', zone: 'Europe/Madrid' } },
    });
    expect((await days()).toSorted()).toEqual([
      before.find((day) => day.startsWith('2027-02-12')),
      '2027-03-05 2027-03-04T19:00',
      '2027-03-19 2027-03-18T19:00',
    ]);
    const { id: event } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    expect(await undoDates(ctx, { programme: cast.programme, actor, event })).toEqual({ ok: true });
    expect(await days()).toEqual(before);
  });
});
