import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { chats, opened } from '../../../test/chatting.ts';
import { stampOf } from '../../../test/commenting.ts';
import { say, stageTopic } from '../../../test/discussion.ts';
import { onStage } from '../../../test/onStage.ts';
import { picture } from '../../../test/ownPicture.ts';
import { writeMessage } from '../../rooms/chats/index.ts';
import { changePicture, changeSignature } from '../../rooms/discussion/index.ts';
import { personById } from '../../rooms/people/index.ts';

test('beside a pseudonym stand no picture and no country, nothing public joins it to another name, and moderators know whose it is', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const topic = await stageTopic(ctx, cast);
    const person = people.tomas;
    const tomas = browse(ctx, cast, 'tomas');
    const { chat, slug } = await opened(ctx, cast);
    await changeSignature(ctx, { programme, person, name: 'Tomás', showsCountry: true });
    await changePicture(ctx, {
      programme,
      person,
      picture: { bytes: await picture(16), kind: 'image/png' },
    });
    await say(ctx, cast, person, { topic, name: 'Tomás', body: 'By day' });

    const typed = async (page: string) => ({
      name: 'Night Owl',
      pseudonym: 'yes',
      asks: 'country',
      country: 'yes',
      body: 'At night',
      website: '',
      parent: '',
      question: '0',
      stamp: await stampOf(tomas, page),
    });
    expect((await tomas.get('/topics/doors')).text).toContain('name="pseudonym"');
    expect((await tomas.post('/topics/doors/comments', await typed('/topics/doors'))).status).toBe(303);
    const room = `/chats/${slug}`;
    expect((await tomas.post(`${room}/messages`, await typed(`${room}/writing`))).status).toBe(303);
    // Under topics the form proposes the usual name. In the room it proposes the pseudonym, whose owner the usual name would show.
    expect((await tomas.get('/topics/doors')).text).toContain('value="Tomás"');
    const form = (await tomas.get(`${room}/writing`)).text;
    expect(form).toContain('value="Night Owl"');
    expect(form).not.toContain('value="Tomás"');
    // Tomás allows the country later, by another form.
    await tomas.post('/discussion/name', { name: 'Night Owl', country: 'yes' });
    await chats(ctx, cast, chat, person, { name: 'Night Owl', body: 'Later' });

    const visitor = browse(ctx, cast);
    const events = (await visitor.get(`${room}/events?after=0`)).text;
    const told = events.match(/\{"k":"new".*/g)!.map((line) => JSON.parse(line) as { m: object });
    for (const { m } of told) expect(Object.keys(m).toSorted()).toEqual(['at', 'html', 'l', 'n', 'name']);
    const [real, country] = [(await personById(ctx, programme, person))!.name, 'Argentina'];
    const topicPage = (await visitor.get('/topics/doors')).text;
    const items = topicPage.split('<li id="c').slice(1);
    expect(items.find((item) => item.includes('By day'))).toContain(country);
    for (const page of [
      ...items.filter((item) => item.includes('Night Owl')),
      (await visitor.get(room)).text,
    ])
      for (const joins of [country, real, '<img class="avatar"']) expect(page).not.toContain(joins);
    const found = (await visitor.get('/discussion/search?words=night')).text;
    expect(found).toContain('Night Owl');
    for (const joins of [country, real]) expect(found).not.toContain(joins);

    const { id } = await ctx.db
      .selectFrom('comment')
      .select('id')
      .where('name', '=', 'Night Owl')
      .executeTakeFirstOrThrow();
    const bao = browse(ctx, cast, 'bao');
    for (const desk of [`/workbench/discussion/${id}`, `/workbench/chats/${chat}`])
      expect((await bao.get(desk)).text).toContain(real);
  }));

/** How many lines of the log say that a person of this name wrote in public. */
const lines = (html: string, name: string): number =>
  html.split('<tr').filter((line) => line.includes(name) && /wrote a (?:comment|message)/.test(line)).length;

test('the log joins a name to words under a pseudonym for nobody but moderators and hosts', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const topic = await stageTopic(ctx, cast);
    const { chat } = await opened(ctx, cast);
    const by = { programme, chat, by: { person: people.amina }, question: null, answers: null };
    const way = { locale: 'en', channel: 'form' } as const;
    await writeMessage(ctx, { ...by, ...way, name: 'Night Owl', isPseudonym: true, body: 'At night' });
    await say(ctx, cast, people.amina, { topic, name: 'Night Owl' });
    await say(ctx, cast, people.mei, { topic, name: 'Mei' });
    const read = async (who: 'tomas' | 'ines'): Promise<string> =>
      (await browse(ctx, cast, who).get('/workbench/log?lang=en')).text;
    const [knows, matches] = [await read('tomas'), await read('ines')];
    const amina = (await personById(ctx, programme, people.amina))!.name;
    expect([lines(knows, amina), lines(matches, amina)]).toEqual([2, 0]);
    const mei = (await personById(ctx, programme, people.mei))!.name;
    expect([lines(knows, mei), lines(matches, mei)]).toEqual([1, 1]);
  }));
