import { expect, test } from 'vitest';
import { processIncoming } from '../../src/mail/in/process.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { watchInbox } from '../../src/rooms/inbox/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { erasePerson } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import { stageRound } from '../cast.ts';
import type { CastName } from '../cast.ts';
import { MAIL_IN, STRICT_CAST, answerAt, comesIn, incomingRow, rawMail } from '../mail/incoming.ts';
import { postOffice } from '../mail/post.ts';
import { mailed, stagePartnership, withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { WORDS, tell } from './scene.ts';

const PROGRAMME = 'hello@far-shelves.example';
const AMINA = 'amina@cast.example';

const concerns = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('concern')
    .select(['person_id as person', 'partnership_id as pair', 'body', 'verified', 'unread'])
    .orderBy('id')
    .execute();

const concernAddress = ({ ctx, cast, pair }: PartnersScene): string =>
  answerAt(ctx, { kind: 'concern', programme: cast.programme, person: cast.people.amina, subject: pair });

/** What of this one of the cast finds on the pages where mail that came in is looked for. */
async function finds(
  { ctx, cast }: PartnersScene,
  who: CastName,
  ...words: readonly string[]
): Promise<string[]> {
  const browser = browse(ctx, cast, who);
  const ids = await ctx.db.selectFrom('incoming').select('id').execute();
  const threads = await ctx.db.selectFrom('thread').select('id').execute();
  const paths = [
    '',
    '/tray',
    '/inbox?shown=all',
    '/log',
    '/outbox',
    '/outbox?show=sent',
    ...words.map((word) => `/inbox?search=${word}`),
    ...ids.map(({ id }) => `/tray/${id}`),
    ...threads.map(({ id }) => `/inbox/${id}`),
  ];
  const pages: string[] = [];
  // A search shows again what was asked for, in its field.
  for (const path of paths)
    pages.push((await browser.get(`/workbench${path}`)).text.replaceAll(/<[^>]*>/g, ' '));
  return words.filter((word) => pages.some((page) => page.includes(word)));
}

test('the mail that the word WRONG brings says who reads the answer, and so does the one that it came', async () => {
  for (const [partners, said] of [
    [['amina', 'tomas'], 'Inês Prado'],
    [['amina', 'tomas', 'ines'], 'Olga Bondar'],
  ] as const)
    await withPartners([...partners], async (scene) => {
      const { ctx, cast, pair } = scene;
      await ctx.db.updateTable('person').set({ locale: 'en' }).where('id', '=', cast.people.amina).execute();
      const amina = postOffice(ctx)(AMINA);
      await amina.write(PROGRAMME, { text: 'WRONG' });
      const asked = await amina.newest();
      expect(asked.text.replaceAll(/[\u2068\u2069]/g, '')).toContain(said);
      await amina.answer(asked, `${WORDS.told}.`);
      expect(await concerns(scene)).toEqual([
        { person: cast.people.amina, pair, body: `${WORDS.told}.`, verified: true, unread: false },
      ]);
      expect((await amina.newest()).text.replaceAll(/[\u2068\u2069]/g, '')).toContain(said);
      // Where some programs answer: what the mail came from.
      await comesIn(ctx, {
        from: AMINA,
        to: MAIL_IN.sender,
        text: `${WORDS.more}.`,
        headers: [`In-Reply-To: ${asked.messageId}`],
      });
      expect((await concerns(scene)).map(({ body }) => body)).toEqual([`${WORDS.told}.`, `${WORDS.more}.`]);
      expect(await finds(scene, 'tomas', WORDS.told, WORDS.more)).toEqual([]);
    });
});

test('what is told from another address is heard, says that nothing shows whose it is, and lies where nobody else looks', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, pair } = scene;
    const row = await comesIn(ctx, {
      from: 'amina@work.example',
      to: concernAddress(scene),
      text: WORDS.told,
    });
    expect(row).toMatchObject({ state: 'done' });
    expect(await concerns(scene)).toMatchObject([{ body: WORDS.told, verified: false }]);
    const page = (await browse(ctx, scene.cast, 'ines').get(`/workbench/partnerships/${pair}?lang=en`)).text;
    expect(page).toContain('Nothing shows that it was really them who wrote.');
    expect(await finds(scene, 'tomas', WORDS.told, 'amina@work.example')).toEqual([]);
    // She hears that something came in her name.
    expect((await mailed(scene, 'concern-noted')).map(({ person_id }) => person_id)).toEqual([
      scene.cast.people.amina,
    ]);
  });
});

test('a mail that cannot be read, or ends what reads it, becomes a concern without words and not a line of the tray', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const to = concernAddress(scene);
    const headers = Array.from({ length: 3000 }, (_, n) => `X-${n}: ${WORDS.told}`);
    expect(await comesIn(ctx, { from: AMINA, to, headers })).toMatchObject({ state: 'done' });
    expect(await concerns(scene)).toMatchObject([{ body: '', unread: true }]);
    const raw = rawMail({ from: AMINA, to, text: WORDS.more });
    const { id } = await receiveMail(ctx, { raw, channel: 'smtp', envelope: { from: AMINA, to } });
    await ctx.db.updateTable('incoming').set({ attempts: 5 }).where('id', '=', id).execute();
    await ctx.db.updateTable('concern').set({ handled_at: ctx.clock.now() }).execute();
    await processIncoming(ctx, MAIL_IN, id);
    expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done' });
    expect(await concerns(scene)).toHaveLength(2);
    expect(await finds(scene, 'tomas', AMINA)).toEqual([]);
    const page = (await browse(ctx, cast, 'ines').get(`/workbench/partnerships/${pair}?lang=en`)).text;
    expect(page).toContain('came in a mail that could not be read here');
  });
});

test('what somebody who has left for good answers is heard all the same', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const { ctx, cast } = scene;
    const to = concernAddress(scene);
    const actor = { kind: 'command' } as const;
    await erasePerson(ctx, { programme: cast.programme, actor, person: cast.people.amina });
    await comesIn(ctx, { from: AMINA, to, text: WORDS.told });
    expect(await concerns(scene)).toMatchObject([{ body: WORDS.told, verified: false }]);
    expect(await finds(scene, 'tomas', WORDS.told)).toEqual([]);
    expect(await mailed(scene, 'concern-noted')).toEqual([]);
  });
});

test('a long one is heard in full', async () => {
  await withPartners(['amina', 'tomas'], async (scene) => {
    const text = `${'It went on. '.repeat(900)}${WORDS.told}`;
    await comesIn(scene.ctx, { from: AMINA, to: concernAddress(scene), text });
    const [told] = await concerns(scene);
    expect(told!.body.length).toBeGreaterThan(10_000);
    expect(told!.body).toContain(WORDS.told);
  });
});

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
    // This one is shown not to be hers, another to be.
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
    // What is no such word is the coordinators' as ever.
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
    await tell(scene);
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
    // Whoever is not a reader of it answers nothing.
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
    await tell(scene);
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
