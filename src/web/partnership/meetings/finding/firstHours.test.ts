import { expect, test } from 'vitest';
import { defaultForm } from '../../../../../sample/form.ts';
import { propose as proposeAgreed } from '../../../../../test/agreements.ts';
import { browse } from '../../../../../test/browse.ts';
import { stageRound } from '../../../../../test/cast.ts';
import { proposed } from '../../../../../test/meetings.ts';
import { stagePartnership, withPartners } from '../../../../../test/partners.ts';
import { mailed, plain } from '../../../../../test/partnerMails.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { weekBits } from '../../../../lib/time/week.ts';
import { giveHours } from '../../../../rooms/applications/index.ts';
import { comingMeetings } from '../../../../rooms/meetings/index.ts';
import { loadForm } from '../../../../rooms/programmes/index.ts';

const linkOf = (text: string, words: string): string =>
  new RegExp(`${words}[\\s\\S]*?(/l/[\\w.-]+)`).exec(text)?.[1] ?? '';

test('the introduction proposes three hours; who chooses one proposes it, and the other’s same hour says yes', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const mails = [
      await mailed(scene, 'introduction', 'luca'),
      await mailed(scene, 'introduction', 'mei'),
    ] as const;
    const said = plain(mails[0].text);
    expect(said).toContain('These hours suit everybody.');
    expect(said).toContain('Sunday, 14 February 2027, 11:00 (Rome time)');
    expect(said).toContain('Saturday, 20 February 2027, 10:00 (Rome time)');
    expect(plain(mails[1].text)).toContain('Sunday, 14 February 2027, 18:00 (Shanghai time)');
    const [luca, mei] = [browse(ctx, cast, 'luca'), browse(ctx, cast, 'mei')];
    const own = linkOf(mails[0].text, 'Sunday');
    expect(withoutMarkup((await luca.get(`${own}?lang=en`)).text)).toContain('11:00 (Rome time)');
    await luca.post(own, {});
    await luca.post(own, {});
    const waiting = await comingMeetings(ctx, cast.programme, pair);
    expect(waiting.map(({ state, times }) => [state, times.map(({ wall }) => wall)])).toEqual([
      ['proposed', ['2027-02-14T11:00']],
    ]);
    const waits = withoutMarkup((await luca.get(`${own}?lang=en`)).text);
    expect(waits).toMatch(/You are waiting for an answer from .*陈美.*: Sunday, 14 February 2027, 11:00/);
    await mei.post(linkOf(mails[1].text, 'Sunday'), {});
    const [meeting] = await comingMeetings(ctx, cast.programme, pair);
    expect(meeting).toMatchObject({ state: 'stands', wall: '2027-02-14T11:00', zone: 'Europe/Rome' });
  }));

test('whoever chooses one while several are open is told what to do first', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const { text } = await mailed(scene, 'introduction', 'luca');
    for (const day of [16, 17, 18, 19, 20])
      await proposed(scene, 'luca', { times: [{ date: `2027-02-${day}`, minute: 20 * 60 }] });
    const luca = browse(ctx, cast, 'luca');
    const done = await luca.post(linkOf(text, 'Sunday'), {});
    expect(withoutMarkup((await luca.get(done.headers.get('location')!)).text)).toContain(
      'That was not proposed: several proposals are still open.',
    );
    expect(await comingMeetings(ctx, cast.programme, scene.pair)).toHaveLength(5);
  }));

test('the page of both offers them until they have met or written', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const luca = browse(ctx, cast, 'luca');
    const page = `/partnership/${pair}`;
    const shown = await luca.get(`${page}?lang=en`);
    expect(withoutMarkup(shown.text)).toContain('These hours suit everybody. Choose one, and it is proposed');
    const times = [...shown.text.matchAll(/name="time" value="([^"]+)"/g)].map(([, wall]) => wall!);
    expect(times).toHaveLength(3);
    // The hour stays the same in another zone that the browser was told to show.
    luca.cookies.set('zone', 'America/New_York');
    const elsewhere = (await luca.get(`${page}?lang=en`)).text;
    expect(elsewhere).toContain('name="zone" value="America/New_York"');
    luca.cookies.delete('zone');
    const sent = { time: times[0]!, minutes: '60', means: 'video', link: '', repeats: 'once' };
    await luca.post(`${page}/meetings`, sent);
    expect((await comingMeetings(ctx, cast.programme, pair))[0]?.times).toMatchObject([{ wall: times[0] }]);
    expect((await luca.get(`${page}?lang=en`)).text).not.toContain('name="time"');
    await ctx.db.deleteFrom('meeting').execute();
    await luca.post(`${page}/letters`, { body: 'Good morning!', key: 'k' });
    expect((await luca.get(`${page}?lang=en`)).text).not.toContain('name="time"');
  }));

test('the hours are offered by the means that both agreed on, as the page and the link say', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const { text } = await mailed(scene, 'introduction', 'luca');
    const terms = { howOften: 'weekly', means: ['letters', 'voice'], language: 'en' };
    for (const who of ['luca', 'mei'] as const) await proposeAgreed(scene, who, terms);
    const luca = browse(ctx, cast, 'luca');
    const page = (await luca.get(`/partnership/${pair}?lang=en`)).text;
    expect(withoutMarkup(page)).toContain('Choose one, and it is proposed: 60 minutes, Voice call.');
    expect(page).toContain('name="means" value="voice"');
    const link = linkOf(text, 'Sunday');
    expect(withoutMarkup((await luca.get(`${link}?lang=en`)).text)).toContain('Voice call');
    await luca.post(link, {});
    expect(await comingMeetings(ctx, cast.programme, pair)).toMatchObject([{ means: 'voice', minutes: 60 }]);
  }));

test('no hour is offered at which one of them meets somebody else', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const { mei, amina } = cast.people;
    const next = await stageRound(ctx, cast.programme, undefined, 2);
    const other = await stagePartnership(ctx, cast.programme, next.id, [mei, amina]);
    // Sunday, 18:00 in Shanghai, which is eleven in Rome.
    await proposed({ ...scene, pair: other }, 'mei', { times: [{ date: '2027-02-14', minute: 18 * 60 }] });
    const said = plain((await mailed(scene, 'introduction', 'luca')).text);
    expect(said).toContain('1. Sunday, 14 February 2027');
    expect(said).not.toContain('14 February 2027, 11:00');
    const page = (await browse(ctx, cast, 'luca').get(`/partnership/${scene.pair}?lang=en`)).text;
    expect(page).toContain('name="time" value="2027-02-14T');
    expect(page).not.toContain('name="time" value="2027-02-14T11:00"');
  }));

test('where no hour suits, mail and page say so, and lead to the hours one gave', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    await loadForm(ctx, cast.programme, round.id, defaultForm);
    for (const [who, block] of [
      ['luca', '1-9'],
      ['mei', '3-4'],
    ] as const) {
      const person = cast.people[who];
      const of = {
        programme: cast.programme,
        actor: { kind: 'person', id: person } as const,
        round: round.id,
      };
      await giveHours(ctx, { ...of, person, hours: weekBits([block]) });
    }
    const text = plain((await mailed(scene, 'introduction', 'luca')).text);
    expect(text).toContain('We found no hour in the coming two weeks that suits everybody.');
    expect(text).toContain(`/partnership/${pair}/meetings/hours`);
    const page = (await browse(ctx, cast, 'luca').get(`/partnership/${pair}?lang=en`)).text;
    expect(withoutMarkup(page)).toContain('No hour in the coming two weeks suits everybody.');
  }));
