import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { tick } from '../../../jobs/timetable.ts';
import { addDays } from '../../../lib/time/time.ts';
import { DATE_KINDS, changeDates } from '../../programmes/index.ts';
import type { Round, RoundDates } from '../../programmes/index.ts';
import { startApplication } from '../index.ts';

const DAY = 86_400_000;

const remindersOf = (ctx: TestCtx) =>
  ctx.db
    .selectFrom('outbox')
    .select(['person_id', 'text', 'queued_at'])
    .where('kind', '=', 'draft-reminder')
    .orderBy('id')
    .execute();

const daysBefore = (round: Round, days: number): string =>
  new Date(round.dates.closes.dueAt.getTime() - days * DAY).toISOString();

test('who opened the link of a draft is reminded seven days and one day before the close, each once; others never', () =>
  onOpenRound(async (ctx, cast, round) => {
    const draft = await applied(ctx, cast, round, 'luca');
    await ctx.db.updateTable('application').set({ state: 'draft' }).where('id', '=', draft).execute();
    await applied(ctx, cast, round, 'mei');
    // One address that somebody typed and nobody opened, and one of a member who did not begin the draft.
    for (const address of ['typed@cast.example', 'amina@cast.example'])
      await startApplication(ctx, { programme: cast.programme, round: round.id, address, locale: 'en' });
    // Ticks within each day, as close to the hours as possible.
    for (const at of [8, 7, 6.9, 2, 1, 0.9, 0.01, -1]) {
      ctx.clock.set(daysBefore(round, at));
      await tick(ctx);
    }
    const sent = await remindersOf(ctx);
    expect(sent.map(({ person_id, queued_at: at }) => [person_id, at])).toEqual([
      [cast.people.luca, new Date(daysBefore(round, 7))],
      [cast.people.luca, new Date(daysBefore(round, 1))],
    ]);
    expect(sent[0]!.text).toContain('Applications close on Sunday, 31 January 2027');
  }));

test('who began in the last days is reminded only of the last, and a closing that is put off is told of truly and anew', () =>
  onOpenRound(async (ctx, cast, round) => {
    ctx.clock.set(daysBefore(round, 3));
    const draft = await applied(ctx, cast, round, 'luca');
    await ctx.db.updateTable('application').set({ state: 'draft' }).where('id', '=', draft).execute();
    await tick(ctx);
    expect(await remindersOf(ctx)).toEqual([]);
    ctx.clock.set(daysBefore(round, 1));
    await tick(ctx);
    expect(await remindersOf(ctx)).toHaveLength(1);
    ctx.clock.set(daysBefore(round, 0));
    await tick(ctx);
    const toLuca = async (kind: string) =>
      (
        await ctx.db
          .selectFrom('outbox')
          .select('text')
          .where('kind', '=', kind)
          .where('person_id', '=', cast.people.luca)
          .orderBy('id', 'desc')
          .execute()
      ).map(({ text }) => text);
    expect(await toLuca('application-late')).toHaveLength(1);
    const move = (days: number) =>
      changeDates(ctx, {
        programme: cast.programme,
        actor: { kind: 'person', id: cast.people.tomas },
        round: round.id,
        dates: Object.fromEntries(
          DATE_KINDS.map((kind) => [
            kind,
            {
              wall: kind === 'opens' ? round.dates.opens.wall : addDays(round.dates[kind].wall, days),
              zone: round.dates[kind].zone,
            },
          ]),
        ) as RoundDates,
      });
    await move(14);
    const [told] = await toLuca('dates-changed');
    expect(told).toContain('It is saved, but not sent in yet.');
    expect(told).toContain('Applications close on Sunday, 14 February 2027');
    expect(told).not.toContain('You need not do anything');
    ctx.clock.set(daysBefore(round, -7));
    await tick(ctx);
    expect(await remindersOf(ctx)).toHaveLength(2);
    // When the round closes again, they hear of that as well.
    ctx.clock.set(daysBefore(round, -14));
    await tick(ctx);
    expect(await toLuca('application-late')).toHaveLength(2);
  }));
