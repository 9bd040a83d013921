import { expect, test } from 'vitest';
import { tick } from '../../src/jobs/timetable.ts';
import { DUTIES } from '../../src/rooms/brought.ts';
import { instantToWall, wallToInstant } from '../../src/lib/time/time.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { announce } from '../../src/rooms/outbox/index.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { rolledBack } from '../database.ts';
import { countOf } from '../whole.ts';
import { planned } from './readers.ts';
import { settings } from './mailScene.ts';

/** Zones beside the one whose clocks change: one with three quarters of an hour, one that stopped changing, the first and last of a day. */
const OTHERS = ['Asia/Kathmandu', 'Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
/** The order of the others for a change of clocks. Each of them comes first at some change, since a quick run plays only two. */
function othersFrom(index: number): string[] {
  const inTurn = OTHERS.map((_, k) => OTHERS[(index + k) % OTHERS.length]!);
  return inTurn.slice(0, countOf({ whole: OTHERS.length, few: 2 }));
}
const HOUR = 3_600_000;
/** The duties that decide when a planned mail leaves. All duties, a hundred times over, would take a minute. */
const ABOUT_HOURS = DUTIES.filter(({ name }) =>
  ['recompute due dates', 'queue due topics', 'bundle mails'].includes(name),
);
const actor = { kind: 'command' } as const;

interface Sent {
  /** Such as `Africa/Cairo quiet`. */
  who: string;
  kind: string;
  at: Date;
  /** The time on the reader's clock. */
  wall: string;
}

interface Days {
  zones: readonly string[];
  days: readonly string[];
  announced: readonly string[];
  sleep?: readonly [string, string];
}

/** Plays some days of a programme whose readers live everywhere. On each of `days` there are a topic and an announcement. */
async function play(ctx: TestCtx, { zones, days, announced, sleep }: Days): Promise<Sent[]> {
  const start = new Date(Date.parse(days[0]!) - 60 * HOUR);
  ctx.clock.set(start.toISOString());
  const { programme } = await planned(ctx, { zones, days });
  const sent: Sent[] = [];
  const delivery = createDelivery(settings, {
    connections: 1,
    send: (_, mail) => {
      const who = mail.to.name;
      // The cast hears of announcements too.
      if (!who.includes('/')) return Promise.resolve();
      const at = ctx.clock.now();
      const kind = mail.headers['Feedback-ID']!.split(':')[0]!;
      sent.push({ who, kind, at, wall: instantToWall(at, who.split(' ')[0]!) });
      return Promise.resolve();
    },
    isUp: () => Promise.resolve(true),
    close: () => {},
  });
  const end = new Date(Date.parse(days.at(-1)!) + 60 * HOUR);
  const toAnnounce = [...announced];
  while (ctx.clock.now() < end) {
    while (toAnnounce[0] && new Date(toAnnounce[0]) <= ctx.clock.now()) {
      const text = { en: `Said at ${toAnnounce.shift()!}` };
      await announce(ctx, { programme, actor, subject: text, body: text, filter: {} });
    }
    await tick(ctx, ABOUT_HOURS);
    await delivery.run(ctx);
    const next = await nextMoment(ctx, toAnnounce[0]);
    const asleep = sleep?.map((at) => new Date(at));
    ctx.clock.set((asleep && next > asleep[0]! && next < asleep[1]! ? asleep[1]! : next).toISOString());
  }
  return sent;
}

/** When something is due next, but at most six hours ahead. */
async function nextMoment(ctx: TestCtx, announced: string | undefined): Promise<Date> {
  const now = ctx.clock.now();
  const { due } = await ctx.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min<Date | null>('due_at').as('due'))
    .where('state', 'in', ['waiting', 'gathered'])
    .where('due_at', '>', now)
    .executeTakeFirstOrThrow();
  const moments = [now.getTime() + 6 * HOUR, due?.getTime(), announced && Date.parse(announced)];
  return new Date(Math.min(...moments.filter((at) => typeof at === 'number')));
}

const CHANGES = [
  {
    name: 'Berlin’s clocks go forward',
    zone: 'Europe/Berlin',
    days: ['2027-03-27', '2027-03-28', '2027-03-29'],
  },
  {
    name: 'Lord Howe’s clocks go back by half an hour',
    zone: 'Australia/Lord_Howe',
    days: ['2027-04-03', '2027-04-04', '2027-04-05'],
  },
  {
    name: 'Cairo’s clocks skip midnight',
    zone: 'Africa/Cairo',
    days: ['2027-04-29', '2027-04-30', '2027-05-01'],
  },
  {
    name: 'Lord Howe’s clocks go forward by half an hour',
    zone: 'Australia/Lord_Howe',
    days: ['2027-10-02', '2027-10-03', '2027-10-04'],
  },
  { name: 'Cairo’s clocks go back', zone: 'Africa/Cairo', days: ['2027-10-28', '2027-10-29', '2027-10-30'] },
  {
    name: 'Berlin’s clocks go back',
    zone: 'Europe/Berlin',
    days: ['2027-10-30', '2027-10-31', '2027-11-01'],
  },
];

test.each(CHANGES.map(({ name, zone, days }, index) => ({ name, zone, days, others: othersFrom(index) })))(
  'when $name each mail leaves once, at its hour on each reader’s wall',
  async ({ zone, others, days }) => {
    await rolledBack(async (db) => {
      const ctx = testContext(db);
      const zones = [zone, ...others];
      const announced = days.map((day) => `${day}T23:30:00.000Z`);
      // An announcement can be taken back for ten minutes.
      const leaves = days.map((day) => `${day}T23:40:00.000Z`);
      const sent = await play(ctx, { zones, days, announced });
      for (const zone of zones) {
        const of = (rhythm: string) => sent.filter(({ who }) => who === `${zone} ${rhythm}`);
        const topics = (rhythm: string) => of(rhythm).filter(({ kind }) => kind === 'topic');
        const nines = days.map((day) => `${day}T09:00`);
        expect(topics('usual').map(({ wall }) => wall)).toEqual(nines);
        expect(topics('quiet').map(({ wall }) => wall)).toEqual(nines);
        // The announcement is made at an hour that is night somewhere.
        const said = (rhythm: string) => of(rhythm).filter(({ kind }) => kind === 'announcement');
        expect(said('usual').map(({ at }) => at.toISOString())).toEqual(leaves);
        expect(said('quiet')).toHaveLength(3);
        for (const [index, { at, wall }] of said('quiet').entries()) {
          const asked = instantToWall(new Date(leaves[index]!), zone);
          const isNight = asked.slice(11) >= '20:00' || asked.slice(11) < '08:00';
          if (isNight) expect(wall.slice(11)).toBe('08:00');
          else expect(at.toISOString()).toBe(leaves[index]);
        }
        // One mail with everything of the day, or the day's only mail.
        const mornings = of('daily').map(({ wall }) => wall);
        expect(mornings.every((wall) => wall.endsWith('T09:00'))).toBe(true);
        expect(new Set(mornings).size).toBe(mornings.length);
        expect(mornings).toEqual(expect.arrayContaining(nines));
      }
    });
  },
);

test('after three days asleep what was due leaves once, and the rest at its hour', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const days = ['2027-03-27', '2027-03-28', '2027-03-31'];
    const sleep = ['2027-03-27T05:00:00.000Z', '2027-03-30T04:10:00.000Z'] as const;
    const zones = ['Europe/Berlin', 'America/St_Johns', ...OTHERS];
    const sent = await play(ctx, { zones, days, announced: ['2027-03-26T21:30:00.000Z'], sleep });
    const woke = new Date(sleep[1]);
    expect(sent.filter(({ at }) => at > new Date(sleep[0]) && at < woke)).toEqual([]);
    for (const zone of zones) {
      const of = (rhythm: string) => sent.filter(({ who }) => who === `${zone} ${rhythm}`);
      const topics = of('usual').filter(({ kind }) => kind === 'topic');
      expect(topics.map(({ at }) => at.toISOString())).toEqual(
        days.map((day) => {
          const due = wallToInstant(`${day}T09:00`, zone);
          return (due > new Date(sleep[0]) && due < woke ? woke : due).toISOString();
        }),
      );
      // One digest for all three days; nothing in anybody's quiet hours.
      expect(of('daily').filter(({ at }) => at.getTime() === woke.getTime()).length).toBeLessThanOrEqual(1);
      expect(of('quiet').filter(({ kind }) => kind === 'topic')).toHaveLength(3);
      for (const { wall } of of('quiet'))
        expect(wall.slice(11) >= '08:00' && wall.slice(11) < '20:00').toBe(true);
    }
  });
});
