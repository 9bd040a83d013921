import { expect, test } from 'vitest';
import { coming, proposed } from '../meetings.ts';
import { mailTo } from '../mailTo.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { kinds, letters, mails, plain, writes } from './quietPartners.ts';

const INTRODUCED = { kind: 'introduce' };

/** Luca and Mei, who have their introductions, written for mail that is answered. */
const introduced = (play: (scene: PartnersScene, text: string) => Promise<void>): Promise<void> =>
  withPartners(['luca', 'mei'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    const { ctx, cast, pair: partnership } = scene;
    const mail = {
      programme: cast.programme,
      kind: 'introduction',
      occasion: 'met',
      data: { partnership },
    } as const;
    await ctx.mailer.queue(
      ctx,
      [cast.people.luca, cast.people.mei].map((person) => Object.assign({ person }, mail)),
    );
    await play(scene, plain((await mailTo(ctx, 'luca@cast.example')).text));
  });

test('a number in answer to the introduction proposes its hour, and the partner’s number of the same says yes', () =>
  introduced(async (scene, text) => {
    expect(text).toMatch(
      /1\. Sunday, 14 February 2027, 11:00 .* 2\. Saturday, 20 February 2027, 10:00 .* 3\. Thursday, 25/,
    );
    expect(text).toContain('Or reply to this mail with its number alone.');
    await writes(scene, 'luca', '2\n\nThank you,\nLuca', INTRODUCED);
    expect(await coming(scene)).toMatchObject([{ state: 'proposed', times: [{ wall: '2027-02-20T10:00' }] }]);
    const told = (await mails(scene, 'luca')).at(-1)!;
    expect(told.subject).toBe('You proposed a meeting to 陈美');
    expect(told.text).toContain('You hear as soon as it is accepted.');
    expect(told.text).toContain('Saturday, 20 February 2027, 10:00 (Rome time)');
    // Sending it once more changes nothing.
    await writes(scene, 'luca', '2', INTRODUCED);
    expect(await coming(scene)).toHaveLength(1);
    expect((await kinds(scene, 'mei')).at(-1)).toBe('meeting-proposed');
    await writes(scene, 'mei', '٢', INTRODUCED);
    expect(await coming(scene)).toMatchObject([{ state: 'stands', wall: '2027-02-20T10:00' }]);
    for (const who of ['luca', 'mei'] as const)
      expect((await kinds(scene, who)).at(-1)).toBe('meeting-stands');
    expect(await letters(scene)).toEqual([]);
  }));

test('a number that no hour has, and one among words, are a letter', () =>
  introduced(async (scene) => {
    await writes(scene, 'luca', '4', INTRODUCED);
    await writes(scene, 'luca', '2 would be good, after lunch', INTRODUCED);
    expect(await letters(scene)).toEqual([{ body: '4' }, { body: '2 would be good, after lunch' }]);
    expect(await coming(scene)).toEqual([]);
  }));

test('whoever chooses an hour by number that has passed, or while several proposals are open, is told so', () =>
  introduced(async (scene) => {
    const { ctx } = scene;
    for (const day of [16, 17, 18, 19, 21])
      await proposed(scene, 'luca', { times: [{ date: `2027-02-${day}`, minute: 20 * 60 }] });
    await writes(scene, 'luca', '3', INTRODUCED);
    const last = async () => (await mails(scene, 'luca')).at(-1)!;
    expect(await last()).toMatchObject({
      kind: 'hour-trouble',
      subject: 'Your hour with 陈美 was not proposed',
      text: expect.stringContaining(
        'several proposals to 陈美 are still open, so this hour was not proposed',
      ),
    });
    ctx.clock.set('2027-02-20T12:00:00Z');
    await writes(scene, 'mei', '1', INTRODUCED);
    expect((await mails(scene, 'mei')).at(-1)).toMatchObject({
      kind: 'hour-trouble',
      text: expect.stringContaining('it has passed, or the round ends before it does'),
    });
    expect(await letters(scene)).toEqual([]);
  }));
