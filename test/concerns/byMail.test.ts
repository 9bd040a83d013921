import { expect, test } from 'vitest';
import { processIncoming } from '../../src/mail/in/process.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { erasePerson } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import { MAIL_IN, answerAt, comesIn, incomingRow, rawMail } from '../mail/incoming.ts';
import { postOffice } from '../mail/post.ts';
import { mailed, withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { WORDS } from './concernScene.ts';
import { AMINA, PROGRAMME, concerns, finds } from './byMailScene.ts';

const concernAddress = ({ ctx, cast, pair }: PartnersScene): string =>
  answerAt(ctx, { kind: 'concern', programme: cast.programme, person: cast.people.amina, subject: pair });

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
      // Some programs answer to the address in From.
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
    // She is told that a mail came in her name.
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
