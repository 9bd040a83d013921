import { describe, expect, test } from 'vitest';
import { leave, looksAgainSoon } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { comesIn } from './incoming.ts';
import { contact, kinds, letters, mails, messages, quiet, writes } from './quietPartners.ts';

const absences = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('absence').select(['person_id', 'until_day']).where('ended_at', 'is', null).execute();

describe('being away', () => {
  test('the word with a day in the answer to a mail of one’s own counts at once', () =>
    quiet(async (scene) => {
      const { cast } = scene;
      await writes(scene, 'mei', 'Away 12 March\n\nMei', { kind: 'letter' });
      expect(await absences(scene)).toEqual([{ person_id: cast.people.mei, until_day: '2027-03-12' }]);
      expect(await letters(scene)).toEqual([]);
      expect(await mails(scene, 'mei')).toMatchObject([
        { kind: 'absence', subject: 'Noted: away until 12 March 2027' },
      ]);
      expect(await kinds(scene, 'amina')).toEqual(['partner-away']);
      await writes(scene, 'mei', 'No', { kind: 'away', subject: 20270312 });
      expect(await absences(scene)).toEqual([]);
      expect(await kinds(scene, 'amina')).toEqual(['partner-away', 'partner-away']);
      expect(await mails(scene, 'mei')).toMatchObject([{}, { subject: 'You are here' }]);
    }));

  test.each(['contact', 'silence'])('so it does in the answer to a question about the partner: %s', (kind) =>
    quiet(async (scene) => {
      await writes(scene, 'mei', 'Absente jusqu’au 12 mars', { kind });
      expect(await absences(scene)).toMatchObject([{ until_day: '2027-03-12' }]);
      expect(await mails(scene, 'mei')).toMatchObject([{ subject: 'Noted: away until 12 March 2027' }]);
      await writes(scene, 'mei', 'PAUSE', { kind: 'letter' });
      expect(await kinds(scene, 'amina')).toContain('partner-away');
    }),
  );

  test('BACK brings the question whether they are, as long as they are away', () =>
    quiet(async (scene) => {
      await writes(scene, 'mei', '2027-03-12', { kind: 'away', subject: 0 });
      await writes(scene, 'mei', 'BACK');
      expect((await mails(scene, 'mei')).at(-1)?.text).toContain('If you are back, reply NO');
      await writes(scene, 'mei', 'NO', { kind: 'away', subject: 0 });
      expect(await absences(scene)).toEqual([]);
    }));

  test('to the programme’s address it is asked first; yes does it', () =>
    quiet(async (scene) => {
      await writes(scene, 'mei', 'AWAY 2027-03-12');
      expect(await absences(scene)).toEqual([]);
      expect(await mails(scene, 'mei')).toMatchObject([{ subject: 'Away until 12 March 2027?' }]);
      await writes(scene, 'mei', 'Yes', { kind: 'away', subject: 20270312 });
      expect(await absences(scene)).toMatchObject([{ until_day: '2027-03-12' }]);
    }));

  test('without a partner nobody is told, and who waits reads that nobody is looked for meanwhile', () =>
    quiet(async (scene) => {
      await leave(scene, 'amina');
      await looksAgainSoon(scene);
      const last = async () => (await mails(scene, 'mei')).at(-1)!.text;
      const partner = /partner (is told|kindly)|tell your partner/;
      await writes(scene, 'mei', 'AWAY 2027-03-12');
      expect(await last()).toContain(
        'that you are away until 12 March 2027, that day included. For another day',
      );
      await writes(scene, 'mei', 'Yes', { kind: 'away', subject: 20270312 });
      expect(await last()).toContain('It ends by itself. You are away until 12 March 2027');
      expect(await last()).toContain(
        'Until then we look for no partner for you, and after that we do again.',
      );
      await writes(scene, 'mei', 'PAUSE', { kind: 'away', subject: 20270312 });
      expect(await last()).toContain('We look for no partner for you until you are back.');
      await writes(scene, 'mei', 'No', { kind: 'away', subject: 0 });
      expect(await last()).toContain('you are no longer noted as away.');
      for (const { text } of (await mails(scene, 'mei')).slice(-4)) expect(text).not.toMatch(partner);
    }));

  test('without a day, or with one that could be two, we ask until when; the day alone is the answer', () =>
    quiet(async (scene) => {
      await writes(scene, 'mei', 'AWAY 03/04', { kind: 'letter' });
      await writes(scene, 'mei', 'Away', { kind: 'letter' });
      expect(await mails(scene, 'mei')).toMatchObject([
        { subject: 'Until when will you be away?' },
        { subject: 'Until when will you be away?' },
      ]);
      expect(await letters(scene)).toEqual([]);
      await writes(scene, 'mei', 'Some time in March, I think', { kind: 'away', subject: 0 });
      expect(await absences(scene)).toEqual([]);
      expect(await messages(scene)).toEqual(['Some time in March, I think']);
      expect((await mails(scene, 'mei')).at(-1)?.text).toContain('could not make out a day');
      await writes(scene, 'mei', 'jusqu’au 12 mars', { kind: 'away', subject: 0 });
      expect(await absences(scene)).toMatchObject([{ until_day: '2027-03-12' }]);
    }));

  test('a day that is over or too far is said, and changes nothing', () =>
    quiet(async (scene) => {
      await writes(scene, 'mei', '2027-02-01', { kind: 'away', subject: 0 });
      expect((await mails(scene, 'mei')).at(-1)?.text).toContain('That day is over already');
      await writes(scene, 'mei', '2027-12-31', { kind: 'away', subject: 0 });
      expect((await mails(scene, 'mei')).at(-1)?.text).toContain('more than 120 days');
      expect(await absences(scene)).toEqual([]);
      expect(await kinds(scene, 'amina')).toEqual([]);
    }));

  test('a letter that only speaks of it is a letter', () =>
    quiet(async (scene) => {
      await writes(scene, 'mei', 'Away we went, my children and I.\nIt was lovely.', { kind: 'letter' });
      expect(await letters(scene)).toHaveLength(1);
      expect(await absences(scene)).toEqual([]);
    }));

  test('somebody else’s address changes nothing of mine', () =>
    quiet(async (scene) => {
      const { ctx, cast } = scene;
      await comesIn(ctx, { from: 'nils@cast.example', to: await contact(scene), text: 'AWAY 2027-03-12' });
      expect(await absences(scene)).toEqual([]);
      expect(await mails(scene, 'mei')).toEqual([]);
      expect(cast.programme).toBeGreaterThan(0);
    }));
});
