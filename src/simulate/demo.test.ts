import { expect, test } from 'vitest';
import { sampleRound } from '../../sample/round.ts';
import { demoDatabase, twoDemos } from '../../test/browser/demoDatabase.ts';
import { NOW } from '../../test/browser/demoPages.ts';
import { testContext } from '../../test/context.ts';
import { withPartners } from '../../test/partners.ts';
import { wallToInstant } from '../lib/time/time.ts';
import { chatById, chatSummary, recordOf } from '../rooms/chats/index.ts';
import { phaseOf, roundByNumber } from '../rooms/programmes/index.ts';
import type { DateKind } from '../rooms/programmes/index.ts';
import { writeLetter } from '../rooms/partnerships/index.ts';
import { participantOf, startOf } from './demo.ts';
import type { DemoPhase } from './demo.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The date that has to be past today, with time for the mails to leave, and the date still to come. */
const BETWEEN: Record<DemoPhase, [past: DateKind, coming: DateKind | null]> = {
  open: ['opens', 'closes'],
  // The introduction is put off.
  matching: ['matches', null],
  running: ['introduces', 'ends'],
  ended: ['ends', 'purges'],
};

test('on any day of the year a demo stands in the phase asked for', () => {
  for (let day = 0; day < 366; day++)
    for (const [phase, [past, coming]] of Object.entries(BETWEEN) as [
      DemoPhase,
      (typeof BETWEEN)['open'],
    ][]) {
      const now = new Date(Date.parse('2027-01-01T00:30:00Z') + day * (DAY + HOUR / 20));
      const { dates } = sampleRound(startOf(phase, now), 'Europe/Lisbon');
      const due = (kind: DateKind): number => wallToInstant(dates[kind].wall, dates[kind].zone).getTime();
      expect(due(past) + DAY / 2, `${phase} on ${now.toISOString()}`).toBeLessThan(now.getTime());
      if (coming) expect(due(coming)).toBeGreaterThan(now.getTime());
    }
});

test('a demo in its matching has proposals to look at and an introduction to come', async () => {
  const { db, drop } = await twoDemos();
  const { id: programme } = await db
    .selectFrom('programme')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const round = (await roundByNumber(testContext(db, NOW), programme, 1))!;
  expect(phaseOf(round, new Date(NOW))).toBe('matching');
  // Four days to look at the proposals.
  expect(round.dates.introduces.wall).toBe('2027-03-14T09:00');
  const of = (table: 'proposal' | 'partnership') =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('programme_id', '=', programme)
      .executeTakeFirstOrThrow();
  expect((await of('proposal')).n).toBeGreaterThan(1);
  expect((await of('partnership')).n).toBe(0);
  expect(await participantOf(db, round)).toContain('@');
  await drop();
}, 600_000);

test('a demo has a live chat to come, with its hours, and one that is over, with what was said and its sum', async () => {
  const { db, drop } = await demoDatabase();
  const ctx = testContext(db, NOW);
  const { id: programme } = await db.selectFrom('programme').select('id').executeTakeFirstOrThrow();
  const chats = await db.selectFrom('chat').select(['id', 'state']).orderBy('id').execute();
  expect(chats.map(({ state }) => state)).toEqual(['over', 'announced']);
  const [over, next] = await Promise.all(chats.map(({ id }) => chatById(ctx, programme, id)));
  expect(next!.sessions.map(({ state }) => state)).toEqual(['planned', 'planned']);
  for (const { starts_at } of next!.sessions) expect(starts_at > ctx.clock.now()).toBe(true);
  expect(next!.topic_id).not.toBe(over!.topic_id);
  expect(over!.sessions.map(({ question }) => question! > 1)).toEqual([true, true]);
  const parts = await recordOf(ctx, { programme, chat: over!.id, most: 500 });
  const said = parts.flatMap(({ messages }) => messages);
  expect(parts.map(({ question }) => question)).toContain(1);
  expect(said.length).toBeGreaterThan(4);
  expect(said.some(({ is_late }) => is_late)).toBe(true);
  expect((await chatSummary(ctx, programme, over!.id))?.html).toContain('<strong>');
  await drop();
}, 600_000);

test('a demo whose round is over names somebody who had a partner until then', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, round, pair }) => {
    const { programme, people } = cast;
    await ctx.db.updateTable('person').set({ locale: 'en' }).where('id', '=', people.amina).execute();
    await writeLetter(ctx, {
      programme,
      person: people.amina,
      partnership: pair,
      body: 'Hello',
      formKey: '1',
    });
    await ctx.db.updateTable('application').set({ state: 'finished' }).execute();
    const left = { left_at: ctx.clock.now(), left_reason: 'round-over' } as const;
    await ctx.db.updateTable('membership').set(left).execute();
    expect(await participantOf(ctx.db, round)).toBe('amina@cast.example');
  }));
