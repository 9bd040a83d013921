import { expect, test } from 'vitest';
import {
  answerAvailability,
  applicationById,
  askAvailability,
  standingOf,
} from '../../../src/rooms/applications/index.ts';
import { DATE_KINDS, changeDates } from '../../../src/rooms/programmes/index.ts';
import type { RoundDates } from '../../../src/rooms/programmes/index.ts';
import { applied } from '../../applicant.ts';
import { asMatcher } from '../../onStage.ts';

test('a yes stays a yes when dates move, and the mail says so', () =>
  asMatcher(async ({ ctx, cast, round, programme, actor }) => {
    const application = await applied(ctx, cast, round, 'luca');
    ctx.clock.set('2027-02-02T12:00:00Z');
    await askAvailability(ctx);
    await answerAvailability(ctx, {
      programme,
      actor: { kind: 'person', id: cast.people.luca },
      application,
      available: true,
    });
    const dates = Object.fromEntries(
      DATE_KINDS.map((kind) => [kind, { wall: round.dates[kind].wall, zone: round.dates[kind].zone }]),
    ) as RoundDates;
    const later = { ...dates, matches: { ...dates.matches, wall: '2027-02-10T09:00' } };
    expect(await changeDates(ctx, { programme, actor, round: round.id, dates: later })).toMatchObject({
      ok: true,
    });
    const { text } = await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'dates-changed')
      .executeTakeFirstOrThrow();
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Your yes still counts.');
    ctx.clock.set('2027-02-09T12:00:00Z');
    await askAvailability(ctx);
    const own = await applicationById(ctx, programme, application);
    expect((await standingOf(ctx, own!)).standing).toBe('available');
    const asked = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'availability-request')
      .execute();
    expect(asked).toHaveLength(1);
  }));
