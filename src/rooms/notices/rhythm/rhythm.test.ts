import fc from 'fast-check';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { json } from '../../../db/json.ts';
import { createDelivery } from '../../../mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../../mail/out/delivery/transport.ts';
import { linkToken } from '../../people/index.ts';
import { bundleMails, chooseRhythm, unsubscribe, USUAL } from '../index.ts';
import type { Rhythm } from '../index.ts';
import { instantToWall } from '../../../lib/time.ts';
import { leavesAfter, minuteOf } from './rhythm.ts';

const NIGHT: Rhythm = { ...USUAL, quiet: { from: 22 * 60, until: 7 * 60 } };
const DAILY: Rhythm = { ...USUAL, rhythm: 'daily' };

test.each([
  ['2027-01-15T12:00:00Z', 'Europe/Rome', '2027-01-15T12:00:00.000Z'],
  ['2027-01-15T22:30:00Z', 'Europe/Rome', '2027-01-16T06:00:00.000Z'],
  ['2027-01-16T03:00:00Z', 'Europe/Rome', '2027-01-16T06:00:00.000Z'],
  // The night in which the clocks go forward is an hour shorter, and the one in which they go back longer.
  ['2027-03-27T22:30:00Z', 'Europe/Rome', '2027-03-28T05:00:00.000Z'],
  ['2027-10-30T22:30:00Z', 'Europe/Rome', '2027-10-31T06:00:00.000Z'],
  ['2027-01-15T18:00:00Z', 'Asia/Kathmandu', '2027-01-16T01:15:00.000Z'],
])('in quiet hours from ten to seven, what is due at %s in %s leaves at %s', (due, zone, leaves) => {
  expect(leavesAfter(new Date(due), zone, NIGHT).toISOString()).toBe(leaves);
});

test.each([
  ['daily', '2027-01-15T07:59:00Z', 'Europe/Rome', '2027-01-15T08:00:00.000Z'],
  ['daily', '2027-01-15T08:00:01Z', 'Europe/Rome', '2027-01-16T08:00:00.000Z'],
  ['daily', '2027-03-27T12:00:00Z', 'Europe/Rome', '2027-03-28T07:00:00.000Z'],
  ['daily', '2027-10-30T12:00:00Z', 'Europe/Rome', '2027-10-31T08:00:00.000Z'],
  ['weekly', '2027-01-15T12:00:00Z', 'Pacific/Apia', '2027-01-17T20:00:00.000Z'],
  ['weekly', '2027-01-18T08:00:00Z', 'Europe/Rome', '2027-01-18T08:00:00.000Z'],
] as const)('a %s digest takes what is due at %s in %s along at %s', (rhythm, due, zone, leaves) => {
  expect(leavesAfter(new Date(due), zone, { ...USUAL, rhythm }).toISOString()).toBe(leaves);
});

const anyQuiet = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 95 }))
  .map(([from, until]) => ({ from: from * 15, until: until * 15 }));
/** Instants around the changes of clocks of 2027, to the quarter of an hour. */
const anyDue = fc
  .tuple(
    fc.constantFrom('2027-03-26', '2027-04-02', '2027-04-28', '2027-10-01', '2027-10-28', '2027-10-30'),
    fc.integer({ min: 0, max: 4 * 24 * 4 }),
  )
  .map(([day, quarters]) => new Date(Date.parse(day) + quarters * QUARTER));
const QUARTER = 900_000;
const anyZone = fc.constantFrom(
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'America/New_York',
  'Antarctica/Troll',
);

test('quiet hours end at the first moment that is not in them, on every day and in every zone', () => {
  fc.assert(
    fc.property(anyDue, anyZone, anyQuiet, (due, zone, quiet) => {
      const isQuiet = (at: Date): boolean => {
        const minute = minuteOf(instantToWall(at, zone).slice(11))!;
        if (quiet.from === quiet.until) return false;
        return quiet.from < quiet.until
          ? minute >= quiet.from && minute < quiet.until
          : minute >= quiet.from || minute < quiet.until;
      };
      const leaves = leavesAfter(due, zone, { ...USUAL, quiet });
      let first = due;
      while (isQuiet(first)) first = new Date(first.getTime() + QUARTER);
      expect(leaves.toISOString()).toBe(first.toISOString());
    }),
    { numRuns: 3000 },
  );
});

test('a digest comes at the first nine in the morning from then on, in every zone', () => {
  fc.assert(
    fc.property(anyDue, anyZone, (due, zone) => {
      const leaves = leavesAfter(due, zone, DAILY);
      expect(instantToWall(leaves, zone).slice(11)).toBe('09:00');
      const hours = (leaves.getTime() - due.getTime()) / 3_600_000;
      expect(hours).toBeGreaterThanOrEqual(0);
      expect(hours).toBeLessThan(26);
    }),
  );
});

async function scene(run: (scene: Awaited<ReturnType<typeof make>>) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => run(await make(testContext(db))));
}

async function make(ctx: ReturnType<typeof testContext>) {
  const cast = await stage(ctx);
  const { programme, people } = cast;
  const round = (await stageRound(ctx, programme)).id;
  const { id: topic } = await ctx.db
    .insertInto('topic')
    .values({
      programme_id: programme,
      slug: 'doors',
      source_locale: 'en',
      title: json({ en: 'Doors' }),
      summary: json({ en: 'About doors.' }),
      essay: json({ en: 'The whole essay about doors.' }),
      essay_html: json({ en: '<p>The whole essay about doors.</p>' }),
      questions: json([{ en: 'Which?' }, { en: 'Why?' }]),
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mail = { programme, person: people.luca };
  const queue = (occasion: string) =>
    ctx.mailer.queue(ctx, [
      { ...mail, kind: 'topic', occasion, data: { topic } },
      { ...mail, kind: 'dates-changed', occasion, data: { round, kinds: ['matches'] } },
      { ...mail, kind: 'sign-in-code', occasion, data: { code: 1 } },
    ]);
  const choose = (rhythm: Partial<Rhythm>) => chooseRhythm(ctx, { ...mail, ...USUAL, ...rhythm });
  const states = async () =>
    (await ctx.db.selectFrom('outbox').select(['kind', 'state']).orderBy('id').execute()).map(
      ({ kind, state }) => `${kind} ${state}`,
    );
  const delivery = createDelivery(
    {
      publicUrl: 'http://localhost:3000',
      sender: { address: 'm@shelves.example', domain: 'shelves.example' },
    },
    await mailboxTransport(),
  );
  const newest = async () => {
    const row = await ctx.db
      .selectFrom('mailbox')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return row.raw.toString().replaceAll('=\r\n', '');
  };
  return { ctx, cast, mail, queue, choose, states, deliver: () => delivery.run(ctx), newest };
}

test('what can wait is gathered into one mail in the morning, and a code is not', async () => {
  await scene(async ({ ctx, queue, choose, states, deliver, newest }) => {
    await choose(DAILY);
    await queue('one');
    expect(await states()).toEqual(['topic gathered', 'dates-changed gathered', 'sign-in-code waiting']);
    await bundleMails(ctx);
    expect((await states()).slice(0, 2)).toEqual(['topic gathered', 'dates-changed gathered']);
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    ctx.clock.set('2027-01-16T08:00:00Z');
    await bundleMails(ctx);
    await bundleMails(ctx);
    expect(await states()).toEqual(['topic bundled', 'dates-changed bundled', 'digest waiting']);
    expect(await deliver()).toBe(1);
    const raw = await newest();
    expect(raw).toContain('Subject: 2 messages from');
    expect(raw).toContain('About doors.');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });
});

test('whoever stopped the digest still gets what nobody can stop, and nothing else', async () => {
  await scene(async ({ ctx, mail, queue, choose, states, deliver, newest }) => {
    await choose(DAILY);
    await unsubscribe(ctx, { ...mail, category: 'digest' });
    await queue('one');
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    ctx.clock.set('2027-01-16T08:00:00Z');
    await bundleMails(ctx);
    expect(await states()).toEqual(['topic dropped', 'dates-changed waiting']);
    expect(await deliver()).toBe(1);
    expect(await newest()).toContain('Subject: New dates');
  });
});

test('a single gathered mail leaves as itself, and whoever wants each by itself again gets what was gathered at once', async () => {
  await scene(async ({ ctx, queue, choose, states, deliver }) => {
    await choose(DAILY);
    await queue('one');
    await ctx.db.deleteFrom('outbox').where('kind', '<>', 'topic').execute();
    ctx.clock.set('2027-01-16T08:00:00Z');
    await bundleMails(ctx);
    expect(await states()).toEqual(['topic waiting']);
    expect(await deliver()).toBe(1);
    await queue('two');
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    await choose({});
    expect(await deliver()).toBe(2);
  });
});

test('who wants mail only when there is something to do gets no topic, and who wants everything gets its whole text', async () => {
  await scene(async ({ ctx, queue, choose, states, deliver, newest }) => {
    await choose({ onlyActs: true });
    await queue('one');
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    await deliver();
    expect(await states()).toEqual(['topic dropped', 'dates-changed sent']);
    await choose({ everything: true });
    await queue('two');
    await ctx.db.deleteFrom('outbox').where('kind', '<>', 'topic').execute();
    await deliver();
    expect(await newest()).toContain('The whole essay about doors.');
  });
});

test('the rhythm is chosen among one’s details, and from the foot of a mail without signing in', async () => {
  await scene(async ({ ctx, cast, mail }) => {
    const chosen = {
      rhythm: 'weekly',
      quietFrom: '22:00',
      quietUntil: '07:30',
      extra: ['everything'],
      act: 'rhythm',
    };
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.get('/me')).text).toContain('each mail by itself');
    expect((await luca.post('/me/rhythm', { ...chosen, quietUntil: '' })).status).toBe(422);
    expect((await luca.post('/me/rhythm', chosen)).status).toBe(303);
    const read = () => ctx.db.selectFrom('mail_rhythm').selectAll().executeTakeFirstOrThrow();
    expect(await read()).toMatchObject({
      rhythm: 'weekly',
      everything: true,
      quiet_from: 1320,
      quiet_until: 450,
    });
    const token = await linkToken(ctx, { ...mail, purpose: 'unsubscribe', subject: 'topics' });
    const nobody = browse(ctx, cast);
    expect((await nobody.get(`/l/${token}`)).text).toContain('value="weekly"');
    await nobody.post(`/l/${token}`, { ...chosen, rhythm: 'daily', extra: [] });
    expect(await read()).toMatchObject({ rhythm: 'daily', everything: false });
    expect(await ctx.db.selectFrom('unsubscription').selectAll().execute()).toEqual([]);
  });
});
