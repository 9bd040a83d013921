import { expect, test } from 'vitest';
import {
  answerAvailability,
  applicationById,
  askAvailability,
  standingOf,
} from '../../../src/rooms/applications/index.ts';
import { publish, startRun } from '../../../src/rooms/pairing/index.ts';
import { DATE_KINDS, cancelRound, changeDates } from '../../../src/rooms/programmes/index.ts';
import type { RoundDates } from '../../../src/rooms/programmes/index.ts';
import { applied, stageForm } from '../../applicant.ts';
import { browse } from '../../browse.ts';
import { asMatcher } from '../../onStage.ts';
import { withoutMarkup } from '../../withoutMarkup.ts';

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

test('in a round that is called off nobody is asked or paired, and the next one stands on the front page once it is public', () =>
  asMatcher(async ({ ctx, cast, round, programme, actor }) => {
    await applied(ctx, cast, round, 'luca');
    await applied(ctx, cast, round, 'mei');
    expect(await cancelRound(ctx, { programme, actor, round: round.id })).toMatchObject({ ok: true });
    ctx.clock.set('2027-02-10T12:00:00Z');
    await askAvailability(ctx);
    const asked = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'availability-request')
      .execute();
    expect(asked).toEqual([]);
    const off = { ok: false, reason: 'cancelled' };
    expect(await startRun(ctx, { programme, round: round.id, actor })).toEqual(off);
    expect(await publish(ctx, { programme, round: round.id, actor })).toEqual(off);
    const front = async (): Promise<string> => withoutMarkup((await browse(ctx, cast).get('/')).text);
    expect(await front()).not.toContain('20 August');
    await stageForm(ctx, programme, '2027-08-20T09:00', 2);
    ctx.clock.forward(1);
    expect(await front()).toContain('20 August');
  }));
