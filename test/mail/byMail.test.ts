import { expect, test } from 'vitest';
import { askAvailability } from '../../src/rooms/applications/index.ts';
import { endRounds, stayInTouchDue, leaveDue } from '../../src/rooms/partnerships/index.ts';
import {
  ANSWERS,
  answerTo,
  PROGRAMME,
  applies,
  behindSlots,
  introduced,
  kindOf,
  numbers,
  onStage,
  stateByAddress,
} from './byMailScene.ts';
import type { Scene } from './byMailScene.ts';

test('two people take part by mail alone: from the first mail to a partner, a letter to and fro, and leaving', () =>
  onStage(async (scene) => {
    const { ctx, cast, box } = scene;
    const zeina = box('zeina@mail.example');
    const kofi = box('kofi@mail.example');

    // Zeina asks in French, answers in parts and makes a mistake; missing answers are asked for again.
    await zeina.write(PROGRAMME, {
      subject: 'Candidature',
      text: 'Bonjour, je voudrais participer.\n\nZeina',
    });
    const form = await zeina.newest();
    expect(form.subject).toBe('Votre candidature à Far Shelves\u00a0: répondez simplement à ce courriel');
    expect(form.headers['Auto-Submitted']).toBe('auto-replied');
    expect(form.inReplyTo).toMatch(/^<written-/);
    await zeina.answerWithin(
      form,
      await behindSlots(scene, {
        name: 'Zeina Haddad',
        country: 'Liban',
        languages: 'français',
        work: 'Archives',
        employer: 'Les Cèdres',
      }),
    );
    expect(await stateByAddress(scene, zeina.address)).toBe('draft');
    const again = await zeina.newest();
    const slot = await numbers(scene);
    expect(again.text).toContain('(français)');
    expect(again.text).not.toContain(slot('name'));
    expect(again.text).toContain(slot('languages'));
    await zeina.answerWithin(
      again,
      await behindSlots(scene, {
        ...ANSWERS,
        work: '',
        languages: 'français: langue maternelle; anglais C1',
      }).then(withoutEmpty),
    );
    expect(form.text).toContain('Pour qui travaillez-vous');
    expect(await answerTo(scene, zeina.address, 'employer')).toBe('Les Cèdres');
    const consent = await zeina.newest();
    expect(consent.text).toMatch(/> .?Zeina Haddad.?, .?Liban/);
    await zeina.answer(consent, 'Peut-être');
    expect(await stateByAddress(scene, zeina.address)).toBe('draft');
    await zeina.answer(await zeina.newest(), 'Oui.\n\nZeina');
    expect(await stateByAddress(scene, zeina.address)).toBe('confirmed');
    expect((await zeina.newest()).subject).toBe('Nous avons votre candidature à Far Shelves');

    // Kofi writes to apply@ and fills in everything at once.
    await kofi.write('apply@far-shelves.example', { text: 'hello' });
    await kofi.answerWithin(
      await kofi.newest(),
      await behindSlots(scene, { ...ANSWERS, name: 'Kofi Mensah', country: 'Ghana' }),
    );
    await kofi.answer(await kofi.newest(), 'YES');
    expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
    await kofi.count();

    // Both are asked whether they are available, and say so in one word.
    ctx.clock.set('2027-02-02T12:00:00Z');
    await askAvailability(ctx);
    for (const [who, word] of [
      [zeina, 'Oui'],
      [kofi, 'Yes, with pleasure!\nKofi'],
    ] as const) {
      await who.answer(await who.newest(), word);
      expect(kindOf(await who.newest())).toBe('standing');
    }

    // They become partners, and write to each other by answering the mail.
    await introduced(scene);
    const meet = await zeina.newest();
    expect(meet.text).toContain('Kofi Mensah');
    await zeina.answer(meet, 'Cher Kofi,\n\nil pleut à Beyrouth.\n\nZeina');
    const letter = await kofi.newest();
    expect(letter.text).toContain('il pleut à Beyrouth');
    expect(letter.text).not.toContain(zeina.address);
    await kofi.answer(letter, 'Dear Zeina,\n\nhere the sun shines.\n\nSent from my iPhone');
    const back = await zeina.newest();
    expect(back.text).toContain('here the sun shines.');
    expect(back.text).not.toContain('iPhone');
    expect(back.from.name).toContain('Kofi Mensah');
    // A person who lost those mails asks for their status, and gets the address to write to.
    await zeina.write(PROGRAMME, { text: 'Statut' });
    const stand = await zeina.newest();
    const [, to = ''] = /Écrire à .?Kofi Mensah[^\n]*\n(\S+)/.exec(stand.text) ?? [];
    expect(to, stand.text).toMatch(/^reply\+letter\./);
    expect(stand.html).toContain(`mailto:${to}`);
    const bodies = await ctx.db.selectFrom('letter').select('body').orderBy('id').execute();
    expect(bodies.map(({ body }) => body)).toEqual([
      'Cher Kofi,\n\nil pleut à Beyrouth.\n\nZeina',
      'Dear Zeina,\n\nhere the sun shines.',
    ]);

    // A question reaches the coordinators; one word gets help; a concern reaches safeguarding alone.
    await zeina.write(PROGRAMME, { subject: 'Question', text: 'Can we meet in Accra? Who pays the fare?' });
    // The first thread is the answer that was neither yes nor no.
    const threads = await ctx.db.selectFrom('thread').select('subject').orderBy('id').execute();
    expect(threads.map((one) => one.subject)).toEqual([
      'Re: Plus qu’un mot\u00a0: votre candidature à Far Shelves',
      'Question',
    ]);
    // The receipt comes in the thread of their mail.
    const received = await zeina.newest();
    expect(kindOf(received)).toBe('inbox-received');
    expect(received.inReplyTo).toMatch(/^<written-\d+@elsewhere\.example>$/);
    await zeina.write(PROGRAMME, { subject: 'aide', text: '' });
    expect((await zeina.newest()).text).toContain('QUITTER');
    await zeina.write(PROGRAMME, { text: 'Problème' });
    await zeina.answer(await zeina.newest(), 'Il demande de l’argent.');
    expect(await ctx.db.selectFrom('concern').select('body').execute()).toEqual([
      { body: 'Il demande de l’argent.' },
    ]);
    expect((await zeina.newest()).text).toContain('Kofi');
    expect(await kofi.count()).toBe(0);

    // Leaving is asked once, and one word confirms it.
    await zeina.write(PROGRAMME, { text: 'Quitter' });
    const leaving = await zeina.newest();
    expect(
      (await ctx.db.selectFrom('membership').select('left_at').execute()).every(
        (one) => one.left_at === null,
      ),
    ).toBe(true);
    await zeina.answer(leaving, 'oui');
    expect(await stateByAddress(scene, zeina.address)).toBe('matched');
    expect(kindOf(await zeina.newest())).toBe('leaving-planned');
    ctx.clock.forward(1.01);
    await leaveDue(ctx);
    expect(await stateByAddress(scene, zeina.address)).toBe('withdrawn');
    expect(await stateByAddress(scene, kofi.address)).toBe('waiting');
    expect((await kofi.newest()).subject).toContain('Zeina Haddad');

    // No mail was left unread, and nobody signed in.
    const rest = await ctx.db
      .selectFrom('incoming')
      .select(['state', 'reason'])
      .where('state', '<>', 'done')
      .execute();
    expect(rest).toEqual([]);
    const sessions = await ctx.db.selectFrom('session').select('id').execute();
    expect(sessions).toEqual([]);
    expect(cast.programme).toBeGreaterThan(0);
  }));

const withoutEmpty = (lines: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(lines).filter(([, text]) => text !== ''));

test('who says more than yes or no is asked back, and read by people; nothing happens until the bare word comes', () =>
  onStage(async (scene) => {
    const { ctx } = scene;
    const kofi = scene.box('kofi@mail.example');
    const amina = scene.box('amina@mail.example');
    await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
    await applies(scene, amina, { name: 'Amina Diop', country: 'Senegal' });
    ctx.clock.set('2027-02-02T12:00:00Z');
    await askAvailability(ctx);
    await amina.answer(await amina.newest(), 'Yes, thank you!\nAmina');
    const bodies = async (): Promise<string[]> =>
      (await ctx.db.selectFrom('thread_message').select('body').orderBy('id').execute()).map(
        (one) => one.body,
      );
    expect(await bodies()).toEqual([]);
    const asked = await kofi.newest();
    await kofi.answer(asked, 'Yes, but only from April');
    expect(await availableAt(scene, kofi.address)).toBeNull();
    const back = await kofi.newest();
    expect(kindOf(back)).toBe('answer-unclear');
    expect(back.text).toContain('YES or NO');
    await kofi.answer(asked, '我这个周末会离开，可能需要延后');
    // The answer to a question comes before the other mails.
    await kofi.newest();
    await kofi.write(PROGRAMME, { subject: 'Help', text: 'nobody writes to me' });
    expect(kindOf(await kofi.newest())).toBe('by-mail');
    expect(await bodies()).toEqual([
      'Yes, but only from April',
      '我这个周末会离开，可能需要延后',
      'nobody writes to me',
    ]);
    await kofi.answer(back, 'Yes');
    expect(await availableAt(scene, kofi.address)).not.toBeNull();
  }));

const availableAt = async ({ ctx, round }: Scene, address: string): Promise<Date | null | undefined> =>
  (
    await ctx.db
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select('application.available_at')
      .where('person.address', '=', address)
      .where('application.round_id', '=', round.id)
      .executeTakeFirst()
  )?.available_at;

test('after the round’s end both say by one word that they would like to stay in touch, and get each other’s address', () =>
  onStage(async (scene) => {
    const { ctx, box, round } = scene;
    const zeina = box('zeina@mail.example');
    const kofi = box('kofi@mail.example');
    await applies(scene, zeina, { name: 'Zeina Haddad', country: 'Lebanon' });
    await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
    await ctx.db.updateTable('application').set({ available_at: ctx.clock.now() }).execute();
    await introduced(scene);
    await zeina.count();
    ctx.clock.set(round.dates.ends.dueAt.toISOString());
    await endRounds(ctx);
    const [bye, other] = [await zeina.newest(), await kofi.newest()];
    expect(kindOf(bye)).toBe('farewell');
    await zeina.answer(bye, 'Thank you all, that was a good time!');
    expect(await ctx.db.selectFrom('thread').select('id').execute()).toHaveLength(1);
    await zeina.count();
    await zeina.answer(bye, 'Yes!');
    const noted = await zeina.newest();
    expect(noted.text.replaceAll(/\s+/g, ' ')).toContain('you would like to stay in touch');
    await zeina.answer(noted, 'no');
    expect((await zeina.newest()).text).toContain('would rather not');
    await zeina.answer(noted, 'yes');
    await zeina.count();
    await kofi.answer(other, 'YES');
    ctx.clock.forward(1.1);
    await stayInTouchDue(ctx);
    for (const [one, partner] of [
      [zeina, kofi],
      [kofi, zeina],
    ] as const) {
      const mail = await one.newest();
      expect(kindOf(mail)).toBe('stay-in-touch');
      expect(mail.text).toContain(partner.address);
    }
  }));
