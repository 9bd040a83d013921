import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { defaultForm } from '../../../../sample/form.ts';
import { sampleRound } from '../../../../sample/round.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import {
  DATE_KINDS,
  cancelRound,
  checkDates,
  createRound,
  loadForm,
  phaseOf,
  publishRound,
  roundById,
  shiftedDates,
  unpublishRound,
} from '../index.ts';
import type { DateKind, RoundDates } from '../index.ts';
import { apply, mailsOf, tomas } from '../../../../test/roundDates.ts';

test('dates in any order never pass out of order', () => {
  const zones = ['Europe/Berlin', 'Africa/Cairo', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu'];
  const date = fc.record({
    wall: fc
      .tuple(fc.integer({ min: 80, max: 100 }), fc.integer({ min: 0, max: 23 }))
      .map(([day, hour]) =>
        Temporal.PlainDateTime.from('2027-01-01T00:00')
          .add({ days: day, hours: hour })
          .toString({ smallestUnit: 'minute' }),
      ),
    zone: fc.constantFrom(...zones),
  });
  const anyDates = fc.record(Object.fromEntries(DATE_KINDS.map((kind) => [kind, date])) as never);
  const inOrder = fc.array(date, { minLength: 7, maxLength: 7 }).map((all) => {
    const sorted = all.toSorted(
      (a, b) => wallToInstant(a.wall, a.zone).getTime() - wallToInstant(b.wall, b.zone).getTime(),
    );
    return Object.fromEntries(DATE_KINDS.map((kind, index) => [kind, sorted[index]!])) as RoundDates;
  });
  // Two neighbouring dates in the wrong order: often by hours only, across zones.
  const almost = fc.tuple(inOrder, fc.integer({ min: 0, max: 5 })).map(([dates, at]) => {
    const [one, other] = [DATE_KINDS[at]!, DATE_KINDS[at + 1]!];
    return Object.assign({}, dates, { [one]: dates[other], [other]: dates[one] });
  });
  let passed = 0;
  fc.assert(
    fc.property(fc.oneof(anyDates as fc.Arbitrary<RoundDates>, inOrder, almost), (dates) => {
      if (Object.keys(checkDates(dates)).length > 0) return;
      passed++;
      const at = (kind: DateKind) => wallToInstant(dates[kind].wall, dates[kind].zone).getTime();
      expect(at('opens')).toBeLessThan(at('closes'));
      expect(at('closes')).toBeLessThanOrEqual(at('availability'));
      expect(at('availability')).toBeLessThanOrEqual(at('matches'));
      expect(at('matches')).toBeLessThanOrEqual(at('introduces'));
      expect(at('introduces')).toBeLessThan(at('ends'));
      expect(at('ends')).toBeLessThanOrEqual(at('purges'));
    }),
    { seed: 7, numRuns: 600 },
  );
  expect(passed).toBeGreaterThan(50);
});

test('wall times hold when the clocks change, in every zone', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const day = sampleRound(ctx.clock.now(), 'UTC').dates;
    const made = await createRound(ctx, {
      programme: cast.programme,
      actor: tomas(cast),
      label: {},
      rhythmDays: 14,
      dates: {
        // Before and after 2027-03-28, when Berlin moves to summer time.
        opens: { wall: '2027-03-22T09:00', zone: 'Europe/Berlin' },
        closes: { wall: '2027-03-29T09:00', zone: 'Europe/Berlin' },
        // Cairo changes its clocks at midnight of 30 April, Lord Howe by half an hour on 4 April; Apia is a day ahead of its former date.
        availability: { wall: '2027-04-05T09:00', zone: 'Australia/Lord_Howe' },
        matches: { wall: '2027-05-01T09:00', zone: 'Africa/Cairo' },
        introduces: { wall: '2027-05-03T09:00', zone: 'Pacific/Apia' },
        ends: { wall: '2027-11-01T09:00', zone: 'Asia/Beirut' },
        purges: { ...day.purges, wall: '2028-02-01T09:00' },
      },
    });
    if (!made.ok) throw new Error(made.reason);
    const instants = Object.fromEntries(
      DATE_KINDS.map((kind) => [kind, made.round.dates[kind].dueAt.toISOString().slice(0, 16)]),
    );
    expect(instants).toEqual({
      opens: '2027-03-22T08:00',
      closes: '2027-03-29T07:00',
      availability: '2027-04-04T22:30',
      matches: '2027-05-01T06:00',
      introduces: '2027-05-02T20:00',
      ends: '2027-11-01T07:00',
      purges: '2028-02-01T09:00',
    });
    const shifted = shiftedDates(made.round, ctx.clock.now());
    for (const kind of DATE_KINDS) {
      expect(shifted[kind].wall.slice(10)).toBe('T09:00');
      expect(shifted[kind].zone).toBe(made.round.dates[kind].zone);
    }
  });
});

test('a round is published once, with a form and before it closes, and taken back only while nobody applied', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    const actor = tomas(cast);
    const plan = sampleRound(ctx.clock.now(), 'Europe/Madrid');
    const made = await createRound(ctx, { programme, actor, ...plan });
    if (!made.ok) throw new Error(made.reason);
    const input = { programme, actor, round: made.round.id };
    expect(await publishRound(ctx, input)).toEqual({ ok: false, reason: 'no-form' });
    await loadForm(ctx, programme, made.round.id, defaultForm);
    expect(await publishRound(ctx, input)).toEqual({ ok: true });
    expect(await publishRound(ctx, input)).toEqual({ ok: false, reason: 'already-public' });
    expect(await unpublishRound(ctx, input)).toEqual({ ok: true });
    expect(await unpublishRound(ctx, input)).toEqual({ ok: false, reason: 'not-public' });
    await publishRound(ctx, input);
    await apply(ctx, cast, made.round, 'mei', 'draft');
    expect(await unpublishRound(ctx, input)).toEqual({ ok: false, reason: 'has-applications' });
    const late = await createRound(ctx, { programme, actor, ...plan, form: defaultForm });
    if (!late.ok) throw new Error(late.reason);
    ctx.clock.set('2027-03-01T00:00:00Z');
    expect(await publishRound(ctx, { ...input, round: late.round.id })).toEqual({
      ok: false,
      reason: 'is-over',
    });
  });
});

test('a round that is called off tells who applied when the next one opens; one that runs cannot be', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    const round = await stageRound(ctx, programme);
    await stageRound(ctx, programme, '2027-06-07T09:00', 2);
    await apply(ctx, cast, round, 'luca', 'confirmed');
    const input = { programme, actor: tomas(cast), round: round.id };
    expect(await cancelRound(ctx, input)).toEqual({ ok: true, told: 1 });
    expect(await cancelRound(ctx, input)).toEqual({ ok: false, reason: 'is-cancelled' });
    expect(phaseOf(await roundById(ctx, programme, round.id), ctx.clock.now())).toBe('cancelled');
    const [mail] = await mailsOf(ctx);
    expect(mail!.text).toContain('Monday, 7 June 2027, 09:00');
    const running = await stageRound(ctx, programme, '2026-12-01T09:00', 3);
    expect(await cancelRound(ctx, { ...input, round: running.id })).toEqual({
      ok: false,
      reason: 'is-running',
    });
  });
});
