import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { among, give, offered, ticked } from '../../../../../test/findingHours.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { wallToInstant } from '../../../../lib/time/time.ts';
import { comingMeetings } from '../../../../rooms/meetings/index.ts';
import { declareAbsence } from '../../../../rooms/partnerships/index.ts';

test('the page of a week offers hours that both have, and proposes those that are chosen', () =>
  among(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await give(scene, 'luca', ['12345:4-6', '12345:9-10']);
    await give(scene, 'mei', ['1357:7-10']);
    const luca = browse(ctx, cast, 'luca');
    const at = `/partnership/${pair}/meetings/week`;
    expect((await luca.get(`/partnership/${pair}?lang=en`)).text).toContain(`${at}"`);
    const page = await luca.get(`${at}?lang=en`);
    expect(offered(page.text)).toEqual([
      '2027-02-15T08:00',
      '2027-02-15T11:00',
      '2027-02-17T10:00',
      '2027-02-17T13:00',
    ]);
    const shown = withoutMarkup(page.text);
    expect(shown).toContain('Monday 15 February, 11:00–12:00 \u2068陈美\u2069: 18:00–19:00');
    expect(shown).toMatch(/Monday 15 February You : 08:00–14:00 .*15:00–21:00 You alone: 18:00–22:00/);
    expect(shown).toContain('Tuesday 16 February No hour suits everybody.');
    expect(ticked(page.text)).toEqual(offered(page.text).slice(0, 2));
    const sent = { time: ticked(page.text), minutes: '60', means: 'video', repeats: 'once', link: '' };
    expect((await luca.post(`/partnership/${pair}/meetings`, sent)).status).toBe(303);
    const [meeting] = await comingMeetings(ctx, cast.programme, pair);
    expect(meeting?.times.map(({ wall }) => wall)).toEqual(ticked(page.text));
    const again = await luca.get(`${at}?lang=en`);
    expect(offered(again.text)).not.toContain('2027-02-15T08:00');
    expect(withoutMarkup(again.text)).toContain('Proposed or arranged: 08:00–09:00');
  }));

test('hours of today and tomorrow are offered where there are no others, but none that begins within an hour', () =>
  among(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await give(scene, 'luca', ['5:6-9']);
    await give(scene, 'mei', ['1234567:4-12']);
    const at = `/partnership/${pair}/meetings/week?lang=en`;
    const luca = browse(ctx, cast, 'luca');
    // Friday, half past one in Rome. Both have time until five.
    ctx.clock.set('2027-02-12T12:30:00Z');
    const { text } = await luca.get(at);
    expect(withoutMarkup(text)).toContain('You : 12:00–17:00');
    expect(offered(text)).toEqual(['2027-02-12T15:00']);
    await give(scene, 'luca', ['15:6-9']);
    expect(offered((await luca.get(at)).text).every((wall) => wall.startsWith('2027-02-15'))).toBe(true);
  }));

test('a partner’s hours are seen only where both have time; nothing is offered while somebody is away', () =>
  among(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await give(scene, 'mei', ['1234567:4-10']);
    await give(scene, 'luca', ['1:7-8']);
    const luca = browse(ctx, cast, 'luca');
    const at = `/partnership/${pair}/meetings/week`;
    const text = withoutMarkup((await luca.get(`${at}?lang=en`)).text);
    expect(text).toContain('You : 14:00–15:00');
    expect(text).toContain('You alone: 15:00–18:00');
    expect(text).not.toContain('08:00');
    await declareAbsence(ctx, { programme: cast.programme, person: cast.people.mei, until: '2027-02-20' });
    const away = (await luca.get(`${at}?lang=en`)).text;
    expect(offered(away)).toEqual([]);
    expect(withoutMarkup(away)).toContain('These days have no hour that suits everybody.');
    expect(offered((await luca.get(`${at}?week=1&lang=en`)).text)).toEqual(['2027-02-22T14:00']);
  }));

test('who gave no hours is asked for three, and offered waking hours all the same', () =>
  among(['luca', 'mei', 'amina'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const { text } = await mei.get(`/partnership/${pair}/meetings/week?week=2&lang=en`);
    expect(withoutMarkup(text)).toContain('Which three hours suit you?');
    expect(text).toMatch(/name="time"[^>]*type="datetime-local"/);
    expect(text).toMatch(/name="time3"[^>]*type="datetime-local"/);
    expect(ticked(text)).toEqual([]);
    expect(offered(text)).toHaveLength(5);
    expect(withoutMarkup(text)).toContain('26 February – 4 March 2027');
  }));

test('no day after the end of the round is looked at', () =>
  among(['luca', 'mei'], async ({ ctx, cast, pair, round }) => {
    const { dueAt } = round.dates.ends;
    ctx.clock.set(new Date(dueAt.getTime() - 2 * 86_400_000 - 3_600_000).toISOString());
    const { text } = await browse(ctx, cast, 'luca').get(`/partnership/${pair}/meetings/week?week=2&lang=en`);
    expect(text).not.toContain('week=1');
    expect(text.match(/<h3/g)?.length).toBeLessThanOrEqual(3);
    for (const wall of offered(text)) expect(wallToInstant(wall, 'Europe/Rome') < dueAt).toBe(true);
  }));

test('clocks that change within the days are said at their day', () =>
  among(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    ctx.clock.set('2027-03-24T12:00:00Z');
    const luca = browse(ctx, cast, 'luca');
    const text = withoutMarkup((await luca.get(`/partnership/${pair}/meetings/week?lang=en`)).text);
    expect(text).toMatch(
      /Sunday 28 March The clocks change: from Sunday 28 March the same time for .*陈美.* is 1 hour later for you\./,
    );
  }));

test('the addresses of before lead to the pages of the week and of one’s own hours', () =>
  among(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const luca = browse(ctx, cast, 'luca');
    for (const page of ['week?week=1', 'hours']) {
      const done = await luca.get(`/partnership/${pair}/${page}`);
      expect([done.status, done.location]).toEqual([
        303,
        `/p/far-shelves/partnership/${pair}/meetings/${page}`,
      ]);
      const theirs = await browse(ctx, cast, 'nils').get(`/partnership/${pair}/${page}`);
      expect(theirs.status).toBe(404);
    }
  }));

test('strangers and those whose partnership is over find no such page', () =>
  among(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const at = `/partnership/${pair}/meetings/week`;
    for (const stranger of ['nils', 'tomas', 'olga'] as const)
      expect((await browse(ctx, cast, stranger).get(at)).status).toBe(404);
    const luca = browse(ctx, cast, 'luca');
    await luca.post(`/partnership/${pair}/leaving`, { after: 'stop' });
    expect((await luca.get(at)).status).toBe(404);
  }));
