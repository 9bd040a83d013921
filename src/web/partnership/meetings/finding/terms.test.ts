import { expect, test } from 'vitest';
import { propose as proposeAgreed } from '../../../../../test/agreements.ts';
import { browse } from '../../../../../test/browse.ts';
import { among, give, offered, ticked } from '../../../../../test/findingHours.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { comingMeetings } from '../../../../rooms/meetings/index.ts';

test('hours are looked for that have room for the length one chooses, and proposed for it', () =>
  among(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await give(scene, 'mei', ['1234567:0-11']);
    // Monday from two to half past three.
    await give(scene, 'luca', ['1.28-31']);
    const luca = browse(ctx, cast, 'luca');
    const at = async (minutes: number) =>
      (await luca.get(`/partnership/${pair}/meetings/week?week=0&minutes=${minutes}&lang=en`)).text;
    expect(offered(await at(90))).toEqual(['2027-02-15T14:00']);
    expect(offered(await at(120))).toEqual([]);
    expect(offered(await at(17))).toEqual(offered(await at(60)));
    const text = await at(30);
    expect(withoutMarkup(text)).toContain('Each is for a meeting of 30 minutes.');
    expect(withoutMarkup(text)).toContain('Monday 15 February, 14:00–14:30');
    expect(text).toContain('<input type="hidden" name="minutes" value="30"');
    expect(text).not.toContain('<select id="minutes"');
    expect(text).toContain('week?week=1&amp;minutes=30"');
    const sent = { time: ticked(text)[0]!, minutes: '30', means: 'video', repeats: 'once', link: '' };
    await luca.post(`/partnership/${pair}/meetings`, sent);
    expect(await comingMeetings(ctx, cast.programme, pair)).toMatchObject([{ minutes: 30 }]);
  }));

test('a meeting is by a call that the partners agreed on, by letters where they agreed on nothing else', () =>
  among(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const by = async (...means: string[]): Promise<string | undefined> => {
      const terms = { howOften: 'weekly', means, language: 'en' };
      for (const who of ['luca', 'mei'] as const) await proposeAgreed(scene, who, terms);
      const found = ['/meetings/week', '/meetings'].map(async (page) => {
        const { text } = await browse(ctx, cast, 'luca').get(`/partnership/${pair}${page}`);
        return /<option value="([^"]+)" selected/.exec(text.slice(text.indexOf('name="means"')))?.[1];
      });
      const [first, other] = await Promise.all(found);
      expect(other).toBe(first);
      return first;
    };
    expect(await by('letters', 'voice')).toBe('voice');
    expect(await by('letters', 'chat')).toBe('letter');
  }));
