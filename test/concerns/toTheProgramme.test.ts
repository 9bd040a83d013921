import { expect, test } from 'vitest';
import { processIncoming } from '../../src/mail/in/process.ts';
import { watchInbox } from '../../src/rooms/inbox/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { stageRound } from '../cast.ts';
import { MAIL_IN, STRICT_CAST, answerAt, comesIn } from '../mail/incoming.ts';
import { postOffice } from '../mail/post.ts';
import { mailed, stagePartnership, withPartners } from '../partners.ts';
import { WORDS, raiseAbout } from './concernScene.ts';
import { AMINA, PROGRAMME, concerns, finds } from './byMailScene.ts';

test('WRONG with more beside it goes to safeguarding alone, known or not; whoever watches the inbox hears nothing', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast } = scene;
    const { programme, people } = cast;
    await watchInbox(ctx, { programme, person: people.tomas, on: true });
    const story = `${WORDS.told}: ${'he asks me for money and will not stop. '.repeat(9)}`;
    for (const mail of [
      { subject: 'Wrong', text: story },
      { subject: '', text: `WRONG\n${story}` },
      { subject: 'Problème', text: `${WORDS.told}, il me demande de l’argent.` },
    ])
      await comesIn(ctx, { from: AMINA, to: PROGRAMME, ...mail });
    // The first mail is shown not to be hers, the second to be hers.
    const last = { from: AMINA, to: PROGRAMME, subject: 'WRONG', text: story };
    await comesIn(ctx, last, STRICT_CAST);
    await comesIn(ctx, { ...last, signed: true }, STRICT_CAST);
    const threads = await ctx.db.selectFrom('thread').select(['private_at', 'person_id']).execute();
    expect(threads).toHaveLength(5);
    expect(threads.every((row) => row.private_at !== null && row.person_id === people.amina)).toBe(true);
    expect(await finds(scene, 'tomas', WORDS.told)).toEqual([]);
    expect(await finds(scene, 'ines', WORDS.told)).toEqual([WORDS.told]);
    const notices = (await mailed(scene, 'inbox-notice')).map(({ person_id }) => person_id);
    expect(new Set(notices)).toEqual(new Set([people.ines]));
    // Any other subject goes to the coordinators as always.
    await comesIn(ctx, {
      from: AMINA,
      to: PROGRAMME,
      subject: 'Dates',
      text: 'What is wrong with the dates?',
    });
    expect(await finds(scene, 'tomas', 'wrong with the dates')).toEqual(['wrong with the dates']);
  });
});

test('an answer to a partner’s letter that begins with WRONG is passed on to nobody, and its writer is asked', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const { programme, people } = cast;
    const letter = { programme, person: people.tomas, partnership: pair, body: 'Hello', formKey: 'k' };
    await writeLetter(ctx, letter);
    await ctx.db.updateTable('person').set({ locale: 'en' }).where('id', '=', people.amina).execute();
    const amina = postOffice(ctx)(AMINA);
    await amina.answer(await amina.newest(), `Wrong\n${WORDS.told}: he asks me for money.`);
    const asked = await amina.newest();
    expect(asked.text.replaceAll('\n', ' ')).toContain('it was passed on to nobody');
    expect(await ctx.db.selectFrom('letter').select('body').execute()).toEqual([{ body: 'Hello' }]);
    expect(await finds(scene, 'tomas', WORDS.told)).toEqual([]);
    await amina.answer(asked, `${WORDS.told}: he asks me for money.`);
    expect(await concerns(scene)).toHaveLength(1);
    // Also twice in a day, so that nothing is lost.
    const second = await comesIn(ctx, {
      from: AMINA,
      to: answerAt(ctx, { kind: 'letter', programme, person: people.amina, subject: pair }),
      text: `WRONG\n${WORDS.more}.`,
    });
    expect(second).toMatchObject({ state: 'done', kind: 'command' });
    expect(await amina.count()).toBe(2);
  });
});

test('WRONG as the answer to a letter is about the partner who wrote it', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const { programme, people } = cast;
    const next = await stageRound(ctx, programme, '2026-12-01T09:00', 2);
    await stagePartnership(ctx, programme, next.id, [people.amina, people.ines]);
    await comesIn(ctx, {
      from: AMINA,
      to: answerAt(ctx, { kind: 'letter', programme, person: people.amina, subject: pair }),
      text: 'WRONG',
    });
    const asked = await ctx.db
      .selectFrom('outbox')
      .select('data')
      .where('kind', '=', 'concern-asked')
      .execute();
    expect(asked.map(({ data }) => data['partnership'])).toEqual([pair]);
  });
});

test('the answer to the notice goes to who told of it, and what comes back stays with those who may read it', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast } = scene;
    await raiseAbout(scene);
    const box = postOffice(ctx);
    const [ines, amina] = [box('ines@cast.example'), box(AMINA)];
    const notice = await ines.newest();
    expect(notice.text).not.toContain(WORDS.told);
    await ines.answer(notice, `${WORDS.answered}. Write to ines@cast.example.`);
    const answer = await amina.newest();
    expect(answer.text).toContain(WORDS.answered);
    expect(answer.text).not.toContain('ines@cast.example');
    await amina.answer(answer, `${WORDS.back}.`);
    // A second address, and a mail that cannot be read.
    await comesIn(ctx, { from: 'amina@work.example', to: answer.replyTo.address, text: `${WORDS.more}.` });
    const headers = Array.from({ length: 3000 }, (_, n) => `X-${n}: y`);
    await comesIn(ctx, { from: AMINA, to: answer.replyTo.address, headers });
    expect(await ctx.db.selectFrom('thread').select('id').execute()).toHaveLength(1);
    const words = [WORDS.answered, WORDS.back, WORDS.more, 'amina@work.example', 'could not be read here'];
    expect(await finds(scene, 'tomas', ...words)).toEqual([]);
    expect(await finds(scene, 'ines', ...words)).toEqual(words);
    // A volunteer who may not read the thread cannot answer it.
    const tomas = answerAt(ctx, {
      kind: 'guard',
      programme: cast.programme,
      person: cast.people.tomas,
      subject: (await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow()).id,
    });
    await comesIn(ctx, { from: 'tomas@cast.example', to: tomas, text: 'Who is it?' });
    expect((await mailed(scene, 'inbox-answer')).length).toBe(1);
  });
});

test('a volunteer’s answer that nothing proves lies in nobody’s tray, and passes once they say it is theirs', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx } = scene;
    await raiseAbout(scene);
    const box = postOffice(ctx);
    const ines = box('ines@cast.example');
    const notice = await ines.newest();
    const row = await comesIn(ctx, {
      from: 'ines@elsewhere.example',
      to: notice.replyTo.address,
      text: WORDS.answered,
    });
    expect(row).toMatchObject({ state: 'tray', kind: 'guard' });
    expect(await finds(scene, 'tomas', 'ines@elsewhere.example', 'waits in the tray')).toEqual([]);
    await ines.answer(await ines.newest(), 'Yes');
    await processIncoming(ctx, MAIL_IN, row.id);
    expect((await box(AMINA).newest()).text).toContain(WORDS.answered);
  });
});
