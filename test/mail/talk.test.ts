import { describe, expect, test } from 'vitest';
import { topicMail } from '../../src/mail/out/topics/topic.ts';
import { composeMail } from '../../src/mail/out/compose.ts';
import { mails as kinds } from '../../src/mail/out/registry.ts';
import { personById } from '../../src/rooms/people/index.ts';
import { programmeById } from '../../src/rooms/programmes/index.ts';
import { leavePartnership, raiseConcern } from '../../src/rooms/partnerships/index.ts';
import { browse } from '../browse.ts';
import { minuteOver } from '../minuteOver.ts';
import { stageTopic } from '../discussion.ts';
import { plain } from '../partnerMails.ts';
import { letters, mails } from '../partnerPage.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';

const withTopic = (play: (scene: PartnersScene & { topic: number }) => Promise<void>): Promise<void> =>
  withPartners(['amina', 'mei'], async (scene) =>
    play({ ...scene, topic: await stageTopic(scene.ctx, scene.cast) }),
  );

const writes = ({ ctx, cast, topic }: PartnersScene & { topic: number }, kind: string, text: string) =>
  comesIn(ctx, {
    from: 'Amina <amina@cast.example>',
    to: answerAt(ctx, { kind, programme: cast.programme, person: cast.people.amina, subject: topic }),
    text,
  });

const to = (as: 'partner' | 'waiting' | 'reader') => topicMail.answer?.({ topic: 7, as });

const comments = ({ ctx }: PartnersScene) => ctx.db.selectFrom('comment').select('body').execute();

describe('an answer to a topic’s mail', () => {
  test('is for the partner alone when it is something to talk about with one: a letter with the question it quotes', () =>
    withTopic(async (scene) => {
      const { ctx, cast } = scene;
      await writes(
        scene,
        'talk',
        '> 3. What would you oil?\n\nThe hinges.\n\n> 2. Who waits outside?\n\nA girl.',
      );
      expect(await letters(ctx)).toEqual([
        {
          body: '> What would you oil?\n\nThe hinges.\n\n> Who waits outside?\n\nA girl.',
          author_id: cast.people.amina,
        },
      ]);
      await minuteOver(ctx);
      expect((await mails(ctx, 'letter')).map(({ person_id }) => person_id)).toEqual([cast.people.mei]);
      expect(await comments(scene)).toEqual([]);
    }));

  test('that quotes no question is a letter in its own words', () =>
    withTopic(async (scene) => {
      await writes(scene, 'talk', 'Our door is always open.');
      expect(await letters(scene.ctx)).toMatchObject([{ body: 'Our door is always open.' }]);
      expect(await comments(scene)).toEqual([]);
    }));

  test('becomes public at the other address alone', () =>
    withTopic(async (scene) => {
      await writes(scene, 'topic', 'Our door is always open.');
      expect(await letters(scene.ctx)).toEqual([]);
      expect(await comments(scene)).toEqual([{ body: 'Our door is always open.' }]);
    }));

  test('becomes neither once the partnership is over, and its writer is told', () =>
    withTopic(async (scene) => {
      const { ctx, cast, pair } = scene;
      const person = cast.people.mei;
      const left = await leavePartnership(ctx, {
        programme: cast.programme,
        actor: { kind: 'person', id: person },
        person,
        partnership: pair,
        reason: '',
        another: false,
      });
      expect(left.ok).toBe(true);
      await writes(scene, 'talk', 'Our door is always open.');
      expect(await letters(ctx)).toEqual([]);
      expect(await comments(scene)).toEqual([]);
      expect(await mails(ctx, 'letter-trouble')).toHaveLength(1);
    }));

  test('goes where its mail says: to the partner, to everybody, or to people', async () => {
    expect(to('partner')).toEqual({ kind: 'talk', subject: 7 });
    expect(to('waiting')).toEqual({ kind: 'topic', subject: 7 });
    expect(to('reader')).toEqual({ kind: 'inbox', subject: 0 });
    await withTopic(async ({ ctx, cast, topic, round }) => {
      const person = (await personById(ctx, cast.programme, cast.people.amina))!;
      const programme = await programmeById(ctx, cast.programme);
      const base = 'https://shelves.example';
      const to = { programme, person, base, locale: 'en', wordings: new Map(), canReply: true };
      const composed = (as: 'partner' | 'waiting') =>
        composeMail(ctx, kinds.get('topic')!, to, { topic, round: round.id, as });
      const [partner, waiting] = [await composed('partner'), await composed('waiting')];
      expect(plain(partner?.text ?? '')).toContain(
        'as a letter to your partner (to both, if you are three) and to nobody else',
      );
      expect(partner?.text).toContain('Say it in public by mail');
      expect(plain(waiting?.text ?? '')).toContain('becomes a public comment');
      expect(waiting?.text).not.toContain('Say it in public by mail');
    });
  });
});

describe('a question answered on the page of two', () => {
  test('is a letter that quotes it, beside the way to the public discussion', () =>
    withTopic(async (scene) => {
      const { ctx, cast, pair, topic } = scene;
      const amina = browse(ctx, cast, 'amina');
      const page = (await amina.get('/partnership?lang=en')).text;
      expect(page).toContain('Answer 陈美: only the two of you read it');
      expect(page).toContain('href="/p/far-shelves/topics/doors#q2"');
      expect(page).toContain('Say it in public: everybody can read it');
      const key = /name="form_key" value="([^"]+-2)"/.exec(page)?.[1] ?? '';
      const address = `/partnership/${pair}/topics/${topic}/answers`;
      const answer = { question: '2', answer2: 'A girl.', form_key: key };
      for (let click = 0; click < 2; click++)
        expect((await amina.post(address, answer)).location).toMatch(/#letter-\d+$/);
      expect(await letters(ctx)).toMatchObject([{ body: '> Who waits outside?\n\nA girl.' }]);
      await minuteOver(ctx);
      expect(await mails(ctx, 'letter')).toHaveLength(1);
      expect(await comments(scene)).toEqual([]);
    }));

  test('has no box while nothing passes between the two', () =>
    withTopic(async ({ ctx, cast, pair }) => {
      const page = async () => (await browse(ctx, cast, 'mei').get('/partnership?lang=en')).text;
      expect(await page()).toContain('name="answer1"');
      await raiseConcern(ctx, {
        programme: cast.programme,
        person: cast.people.amina,
        partnership: pair,
        body: 'It is wrong.',
        exit: 'stay',
        apart: true,
      });
      const apart = await page();
      expect(apart).toContain('Which door did you go through first?');
      expect(apart).not.toContain('name="answer1"');
    }));

  test('comes back in the box of a letter when it cannot go, and is open to members alone', () =>
    withTopic(async (scene) => {
      const { ctx, cast, pair, topic } = scene;
      const amina = browse(ctx, cast, 'amina');
      const address = `/partnership/${pair}/topics/${topic}/answers`;
      await amina.get('/partnership?lang=en');
      const long = await amina.post(address, { question: '1', answer1: 'é'.repeat(5001), form_key: 'k' });
      expect(long.status).toBe(422);
      expect(long.text).toContain('longer than 5,000 characters');
      expect(long.text).toContain(`> Which door did you go through first?\n\n${'é'.repeat(5001)}`);
      const empty = await amina.post(address, { question: '1', answer1: ' ', form_key: 'k' });
      expect(empty.text).toContain('There is nothing written here yet.');
      expect((await amina.post(address, { question: '9', answer9: 'Hm', form_key: 'k' })).status).toBe(404);
      for (const stranger of ['nils', 'tomas', 'ngozi', 'ines', 'olga'] as const)
        expect(
          (await browse(ctx, cast, stranger).post(address, { question: '1', answer1: 'Hm', form_key: 'k' }))
            .status,
        ).toBe(404);
      expect(await letters(ctx)).toEqual([]);
    }));
});
