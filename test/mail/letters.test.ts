import { expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { withPartners, write } from '../partners.ts';
import { leaves } from './leaves.ts';
import { answers, letters } from './letterScene.ts';

test('an answer in a trio goes to both others, and the letter says so', () =>
  withPartners(['luca', 'mei', 'nils'], async (scene) => {
    const { people } = scene.cast;
    await write(scene, 'luca', 'Ciao!');
    const told = (await leaves(scene)).find(({ to }) => to.address.startsWith('mei@'));
    expect(told?.text.replaceAll(/\s+/g, ' ')).toMatch(/your answer goes to .?Luca Ferri.? and .?Nils Dahl/);
    await answers(scene, 'mei', 'Hello you two.');
    const got = await scene.ctx.db
      .selectFrom('outbox')
      .select('person_id')
      .where('kind', '=', 'letter')
      .where('state', '=', 'waiting')
      .execute();
    expect(new Set(got.map((mail) => mail.person_id))).toEqual(new Set([people.luca, people.nils]));
  }));

test('a letter on its way does not reach who has left meanwhile, and still reaches who was left', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await write(scene, 'mei', 'Where are you?');
    await write(scene, 'luca', 'I am off.');
    await browse(ctx, cast, 'luca').post(`/partnership/${pair}/concern`, { body: 'No.', exit: 'leave' });
    const to = (await leaves(scene)).filter(({ text }) => /Where are you|I am off/.test(text));
    expect(to.map((mail) => mail.to.address)).toEqual(['mei@cast.example']);
  }));

test('a letter written below an older mail that nothing tells apart gives away no address and no link of its writer', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    await write(scene, 'mei', 'When can we meet?');
    const [mail] = await leaves(scene);
    const link = /http:\S+\/l\/\S+/.exec(mail!.text)![0];
    const rewritten = `https://safe.example/?url=${encodeURIComponent(link)}&data=x`;
    const older = `From: Far Shelves <${mail!.replyTo.address}>\nSent: Friday, 12 February 2027 10:15\nTo: Luca <luca@cast.example>\nSubject: A letter\n\n${mail!.text}`;
    await answers(scene, 'luca', `${older}\n${rewritten}\n\nOn Friday, and mine is luca@cast.example.`);
    await answers(scene, 'luca', `On Friday.\n\n${older}`);
    const [, below, above] = await letters(scene);
    expect(below!.body).toContain('When can we meet?');
    expect(below!.body).toContain('On Friday, and mine is luca@cast.example.');
    expect(below!.body).not.toContain('<luca@');
    expect(above!.whole).toContain('When can we meet?');
    const token = link.split('/l/')[1]!;
    for (const { body, whole } of [below!, above!])
      for (const secret of [token, mail!.replyTo.address]) {
        expect(body).not.toContain(secret);
        expect(whole).not.toContain(secret);
      }
  }));

test('a word that our mails tell is for us and never for the partner; any other word is a letter', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    for (const word of ['WRONG', 'Quitter\n\nLuca', 'مساعدة'])
      expect(await answers(scene, 'luca', word)).toMatchObject({ state: 'done', kind: 'command' });
    expect(await letters(scene)).toEqual([]);
    const mails = await scene.ctx.db
      .selectFrom('outbox')
      .select(['kind', 'person_id'])
      .orderBy('id')
      .execute();
    const luca = scene.cast.people.luca;
    expect(mails).toEqual(['concern-asked', 'leaving', 'by-mail'].map((kind) => ({ kind, person_id: luca })));
    for (const text of ['Cancel', 'Available', 'Problem?\nNone!', 'Help comes at nine.'])
      await answers(scene, 'luca', text);
    expect(await letters(scene)).toHaveLength(4);
  }));
