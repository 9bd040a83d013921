import { expect, test } from 'vitest';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { DATE_KINDS, changeDates, phaseOf, recomputeDueDates, roundById, undoDates } from '../index.ts';
import type { DateKind, Round, RoundDates } from '../index.ts';
import { apply, dateDone, mailsOf, tomas } from '../../../../test/roundDates.ts';

function wallsOf(round: Round): RoundDates {
  return Object.fromEntries(
    DATE_KINDS.map((kind) => [kind, { wall: round.dates[kind].wall, zone: round.dates[kind].zone }]),
  ) as RoundDates;
}

/** A date as it was planned, without the number of its changes. */
function planned(round: Round, kind: DateKind): object {
  const { changes: _, changedAt: __, ...date } = round.dates[kind];
  return date;
}

test('a change of dates of an open round is told once to everyone in it, and to nobody else', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    await apply(ctx, cast, round, 'amina', 'confirmed');
    await apply(ctx, cast, round, 'luca', 'draft');
    await apply(ctx, cast, round, 'mei', 'withdrawn');
    await apply(ctx, cast, round, 'nils', 'submitted');
    await db
      .updateTable('person')
      .set({ imported_at: ctx.clock.now(), address_confirmed_at: null })
      .where('id', '=', cast.people.nils)
      .execute();
    const dates = { ...wallsOf(round), closes: { wall: '2027-01-30T20:00', zone: 'America/Lima' } };
    const input = { programme: cast.programme, actor: tomas(cast), round: round.id, dates };
    expect(await changeDates(ctx, input)).toEqual({ ok: true, told: 2 });
    // The same dates again change nothing and tell nobody.
    expect(await changeDates(ctx, input)).toEqual({ ok: true, told: 0 });
    const mails = await mailsOf(ctx);
    expect(mails.map((mail) => [mail.person_id, mail.locale])).toEqual([
      [cast.people.amina, 'fr'],
      [cast.people.luca, 'en'],
    ]);
    // Amina reads it in Dakar's time, Luca in Rome's.
    expect(mails[0]!.text).toContain('dimanche 31 janvier 2027, 01:00');
    expect(mails[1]!.text).toContain('Sunday, 31 January 2027, 02:00');
    expect(mails[1]!.text).not.toContain('Partners are introduced');
  });
});

test('a change of dates can be taken back, at once without anybody hearing of it, later with a mail; not when the date moved on since', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    const round = await stageRound(ctx, programme);
    await apply(ctx, cast, round, 'amina', 'confirmed');
    const actor = tomas(cast);
    const moved = (wall: string) => ({ ...wallsOf(round), closes: { wall, zone: 'Europe/Madrid' } });
    await changeDates(ctx, { programme, actor, round: round.id, dates: moved('2027-01-30T20:00') });
    const event = async () =>
      (await db.selectFrom('event').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id;
    const first = await event();
    await changeDates(ctx, { programme, actor, round: round.id, dates: moved('2027-01-29T20:00') });
    const second = await event();
    expect(await undoDates(ctx, { programme, actor, event: first })).toEqual({
      ok: false,
      reason: 'changed-since',
    });
    expect(await undoDates(ctx, { programme, actor, event: second })).toEqual({ ok: true });
    expect(await undoDates(ctx, { programme, actor, event: first })).toEqual({ ok: true });
    expect((await roundById(ctx, programme, round.id)).dates.closes).toMatchObject(planned(round, 'closes'));
    // Nobody has read anything yet, and nothing has changed for them.
    const leaving = () => db.selectFrom('outbox').select('data').where('state', '=', 'waiting').execute();
    expect(await leaving()).toEqual([]);
    await changeDates(ctx, { programme, actor, round: round.id, dates: moved('2027-01-30T20:00') });
    const third = await event();
    expect(await leaving()).toMatchObject([{ data: { kinds: ['closes'] } }]);
    await db.updateTable('outbox').set({ state: 'sent' }).where('state', '=', 'waiting').execute();
    expect(await undoDates(ctx, { programme, actor, event: third })).toEqual({ ok: true });
    expect(await leaving()).toMatchObject([{ data: { kinds: ['closes'] } }]);
  });
});

test('what has been done does not move; a closing that is put off opens the round again', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    const done = (kind: DateKind) => dateDone(ctx, round, kind);
    ctx.clock.set('2027-02-02T12:00:00Z');
    await done('closes');
    const later = {
      ...wallsOf(round),
      closes: { wall: '2027-02-04T09:00', zone: 'Europe/Madrid' },
      availability: { wall: '2027-02-05T09:00', zone: 'Europe/Madrid' },
    };
    const input = { programme: cast.programme, actor: tomas(cast), round: round.id };
    expect(await changeDates(ctx, { ...input, dates: later })).toMatchObject({ ok: true });
    const open = await roundById(ctx, cast.programme, round.id);
    expect(open.dates.closes.doneAt).toBeNull();
    expect(phaseOf(open, ctx.clock.now())).toBe('open');
    await done('introduces');
    expect(
      await changeDates(ctx, {
        ...input,
        dates: { ...later, introduces: { wall: '2027-02-20T09:00', zone: 'Europe/Madrid' } },
      }),
    ).toEqual({ ok: false, reason: 'dates', problems: { introduces: { reason: 'done' } } });
  });
});

test('when a country changes its clocks the wall time holds, the instant moves, and people are told once', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    await apply(ctx, cast, round, 'amina', 'confirmed');
    // As if Madrid had still had its old rule when the round was planned.
    const late = new Date(round.dates.introduces.dueAt.getTime() + 3_600_000);
    await db
      .updateTable('round_date')
      .set({ due_at: late })
      .where('round_id', '=', round.id)
      .where('kind', '=', 'introduces')
      .execute();
    await recomputeDueDates(ctx);
    await recomputeDueDates(ctx);
    expect((await roundById(ctx, cast.programme, round.id)).dates.introduces).toMatchObject(
      planned(round, 'introduces'),
    );
    const mails = await mailsOf(ctx);
    expect(mails.map((mail) => mail.kind)).toEqual(['dates-changed']);
    const events = await db.selectFrom('event').select(['kind', 'actor_kind', 'data']).execute();
    expect(events).toEqual([
      { kind: 'round-times-moved', actor_kind: 'timetable', data: { kinds: ['introduces'] } },
    ]);
  });
});
