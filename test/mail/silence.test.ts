import { describe, expect, test } from 'vitest';
import { settleSilences } from '../../src/rooms/partnerships/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import { mailTo } from '../mailTo.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';

interface To {
  kind: string;
  subject?: number;
}

/** The programme's own address. */
const contact = async ({ ctx, cast }: PartnersScene): Promise<string> =>
  (
    await ctx.db
      .selectFrom('programme')
      .select('contact_address')
      .where('id', '=', cast.programme)
      .executeTakeFirstOrThrow()
  ).contact_address;

const writes = async (scene: PartnersScene, who: CastName, text: string, to?: To) => {
  const { ctx, cast, pair } = scene;
  return comesIn(ctx, {
    from: `${who}@cast.example`,
    to: to
      ? answerAt(ctx, {
          programme: cast.programme,
          person: cast.people[who],
          kind: to.kind,
          subject: to.subject ?? pair,
        })
      : await contact(scene),
    text,
  });
};

const mails = async ({ ctx, cast }: PartnersScene, who: CastName) =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select(['kind', 'subject', 'text'])
      .where('person_id', '=', cast.people[who])
      .orderBy('id')
      .execute()
  ).map(({ kind, subject, text }) => ({ kind, subject: plain(subject), text: plain(text) }));
/** On one line, without what isolates names. */
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');
const kinds = async (scene: PartnersScene, who: CastName) =>
  (await mails(scene, who)).map(({ kind }) => kind);
const absences = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('absence').select(['person_id', 'until_day']).where('ended_at', 'is', null).execute();
const letters = ({ ctx }: PartnersScene) => ctx.db.selectFrom('letter').select('body').execute();
const messages = async ({ ctx }: PartnersScene) =>
  (await ctx.db.selectFrom('thread_message').select('body').execute()).map(({ body }) => body);

/** Amina and Mei, introduced eleven days ago; both read English here. */
const quiet = (play: (scene: PartnersScene) => Promise<void>) =>
  withPartners(['amina', 'mei'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    scene.ctx.clock.forward(11 * 24);
    await play(scene);
  });

describe('a partner who does not answer', () => {
  test.each([[undefined], [{ kind: 'letter' }]])(
    'SILENT to %j brings a question; a yes to it asks after them',
    (to) =>
      quiet(async (scene) => {
        await writes(scene, 'amina', 'Silent', to);
        expect(await kinds(scene, 'amina')).toEqual(['silence-question']);
        expect(await kinds(scene, 'mei')).toEqual([]);
        expect(await letters(scene)).toEqual([]);
        await writes(scene, 'amina', 'Yes please', { kind: 'silence' });
        expect(await kinds(scene, 'amina')).toEqual(['silence-question', 'silence']);
        expect(await kinds(scene, 'mei')).toEqual(['partner-waits']);
      }),
  );

  test('before the ten days are over the answer says from when', () =>
    withPartners(['amina', 'mei'], async (scene) => {
      await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
      scene.ctx.clock.forward(4 * 24);
      await writes(scene, 'amina', 'My partner does not answer');
      const [early] = await mails(scene, 'amina');
      expect(early).toMatchObject({ kind: 'silence-question', subject: 'About 陈美' });
      expect(early?.text).toContain('22 February');
      await writes(scene, 'amina', 'Yes', { kind: 'silence' });
      expect(await kinds(scene, 'mei')).toEqual([]);
    }));

  test('an answer that says more asks back and is read, and a link does the same as the word', () =>
    quiet(async (scene) => {
      const { ctx, cast, pair } = scene;
      await writes(scene, 'amina', 'Yes, but do not tell her', { kind: 'silence' });
      expect(await kinds(scene, 'amina')).toEqual(['answer-unclear']);
      expect(await messages(scene)).toEqual(['Yes, but do not tell her']);
      expect(await kinds(scene, 'mei')).toEqual([]);
      const token = await linkToken(ctx, {
        programme: cast.programme,
        person: cast.people.amina,
        purpose: 'answer',
        subject: `silence.${pair}.yes`,
      });
      const browser = browse(ctx, cast);
      expect((await browser.get(`/l/${token}?lang=en`)).text).toContain('should we ask after your partner');
      expect(await kinds(scene, 'mei')).toEqual([]);
      await browser.post(`/l/${token}`, {});
      expect(await kinds(scene, 'mei')).toEqual(['partner-waits']);
    }));

  test('the mail that introduces partners tells both words', () =>
    quiet(async ({ ctx, cast, pair }) => {
      const mail = { programme: cast.programme, person: cast.people.mei, data: { partnership: pair } };
      await ctx.mailer.queue(ctx, [{ ...mail, kind: 'introduction', occasion: `partnership:${pair}` }]);
      const { text } = await mailTo(ctx, 'mei@cast.example');
      for (const words of ['Reply with AWAY and the last day', 'reply with SILENT'])
        expect(text).toContain(words);
    }));

  test('the kind mail tells the words that answer it, and its answers go to the partner', () =>
    quiet(async (scene) => {
      await writes(scene, 'amina', 'Yes', { kind: 'silence' });
      const { text, replyTo } = await mailTo(scene.ctx, 'mei@cast.example');
      for (const words of ['Reply with AWAY and the last day', '“AWAY 9 March 2027”', 'the one word LEAVE'])
        expect(text).toContain(words);
      expect(text.replaceAll(/\s+/g, ' ')).toContain('reply with the one word WRONG');
      expect(replyTo).toMatch(/letter\./);
    }));

  test('the answer to the kind mail is a letter, and ends it', () =>
    quiet(async (scene) => {
      await writes(scene, 'amina', 'Yes', { kind: 'silence' });
      scene.ctx.clock.forward(1);
      await writes(scene, 'mei', 'Sorry, I was ill. How are you?', { kind: 'letter' });
      expect(await letters(scene)).toEqual([{ body: 'Sorry, I was ill. How are you?' }]);
      await settleSilences(scene.ctx);
      expect(
        await scene.ctx.db.selectFrom('silence').select('id').where('closed_at', 'is', null).execute(),
      ).toEqual([]);
    }));
});

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
