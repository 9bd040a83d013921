import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { importApplicants } from '../../src/rooms/imports/index.ts';
import { questionsOf } from '../../src/rooms/programmes/index.ts';
import { applied, stageForm } from '../applicant.ts';
import { applicantLines, changed, csvFile } from '../importFiles.ts';
import { ANSWERS, PROGRAMME, behindSlots, introduced } from '../mail/byMailScene.ts';
import { unzip } from '../unzip.ts';
import { P, answersOf, consent, fieldFor, flat, plain, signIn, signInByRequests } from './acts.ts';
import { answer } from './applying.ts';
import { stories } from './told.ts';
import { fieldName } from '../../src/web/forms/fieldName.ts';

/** Four people who apply, or are asked to. */
const story = stories();
const FORM = `${P}/rounds/1/application`;
const KEPT = 'To write with somebody who is awake when I am.';

story(
  'Luca (English, script, a phone at night) begins in one browser and goes on in another; what he sends from the first is not lost',
  '2027-01-15T22:30:00Z',
  async ({ world, ctx, cast }) => {
    const round = await stageForm(ctx, cast.programme);
    const asked = await questionsOf(ctx, cast.programme, round.id);
    const hopes = asked.flatMap(({ questions }) => questions).find(({ role }) => role === 'hopes')!;
    const phone = { width: 320, night: true, script: true, zone: 'Europe/Rome' };
    const who = { address: 'luca@nights.example', locale: 'en' };
    const luca = await world.player({ ...who, ...phone });
    await luca.open(FORM);
    expect(await luca.tab.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    await luca.fill('address', luca.address);
    expect(await luca.send()).toBe(200);
    await luca.open(`${FORM}/steps/${hopes.step}`);
    await luca.fill(fieldName(hopes), KEPT);

    // The mailed link opens at the desk of his ward, which closes what was open on the phone.
    await world.work();
    const desk = await world.player({ ...who, script: true });
    await desk.openMail();
    expect(await desk.press('apply.link.resume.button')).toBe(200);
    expect(await luca.press('apply.step.later')).toBe(403);
    expect(await luca.text()).toContain(luca.t('signed-out.title'));
    expect(await luca.text()).toContain(KEPT);
    await signIn(world, await luca.beside());
    expect(await luca.press('signed-out.on')).toBe(200);

    await desk.open(`${FORM}/steps/${hopes.step}`);
    expect(await desk.tab.locator(`[name="${fieldName(hopes)}"]`).inputValue()).toBe(KEPT);
    await desk.open(`${FORM}/steps/1`);
    const languages = [
      ['it', 'native'],
      ['en', 'C1'],
    ];
    await answer(asked, desk, answersOf('Luca Ferri', 'IT', languages));
    expect(await desk.text()).toContain(KEPT);
    await consent(desk);
    expect(await desk.text()).toContain(desk.t('standing.confirmed.title'));
  },
);

story(
  'Amina (French) applies by mail alone, doubts and is read by people, gets a partner; then she reads what is kept about her, by night without script',
  '2027-01-15T12:00:00Z',
  async ({ world, ctx, cast }) => {
    const round = await stageForm(ctx, cast.programme);
    const scene = { ctx, cast, round, box: world.box };
    await applied(ctx, cast, round, 'luca');
    const amina = world.box('amina@poste.example');
    await amina.write(PROGRAMME, {
      subject: 'Candidature',
      text: 'Bonjour,\n\nje voudrais participer.\n\nAmina',
    });
    const answers = {
      ...ANSWERS,
      name: 'Amina Diop',
      country: 'Sénégal',
      languages: 'français : langue maternelle ; anglais C1',
    };
    await amina.answerWithin(await amina.newest(), await behindSlots(scene, answers));
    await amina.answer(await amina.newest(), 'Oui.\n\nAmina');
    expect((await amina.newest()).subject).toBe('Nous avons votre candidature à Far Shelves');

    // Asked whether she is available, she says more than a word. Nothing happens by itself, and a volunteer reads her answer.
    await world.at('2027-02-01T09:00:00Z');
    const question = await amina.newest();
    await amina.answer(question, 'Je ne suis pas sûre, cela dépend de ma mère.');
    const unclear = await amina.newest();
    expect(unclear.subject).toContain('Far Shelves');
    const threads = await ctx.db.selectFrom('thread_message').select('body').execute();
    expect(threads.map(({ body }) => body)).toEqual(['Je ne suis pas sûre, cela dépend de ma mère.']);
    const open = await ctx.db.selectFrom('application').select('available_at').execute();
    expect(open.every(({ available_at }) => available_at === null)).toBe(true);
    await amina.answer(unclear, 'Oui');
    const luca = world.box('luca@cast.example');
    await luca.answer(await luca.newest(), 'Yes, gladly');
    await introduced(scene);
    await world.work();
    const meet = await amina.newest();
    expect(plain(meet.text)).toContain('Luca Ferri');
    await luca.count();
    await amina.answer(meet, 'Cher Luca,\n\nil pleut à Dakar.');
    expect((await luca.newest()).text).toContain('il pleut à Dakar.');

    const reader = await world.player({ address: amina.address, locale: 'fr', night: true });
    await signInByRequests(world, reader);
    await reader.open(`${P}/me`);
    expect(await reader.press('own-data.read')).toBe(200);
    for (const words of ['il pleut à Dakar.', 'cela dépend de ma mère', 'Amina Diop'])
      expect(await reader.text()).toContain(words);
    await reader.open(`${P}/me`);
    const [download] = await Promise.all([
      reader.tab.waitForEvent('download'),
      reader.tab.getByRole('button', { name: reader.t('own-data.zip') }).click(),
    ]);
    const files = unzip(await readFile(await download.path()));
    expect([...files.values()].some((bytes) => bytes.includes('il pleut à Dakar.'))).toBe(true);
  },
);

story(
  'Nils (English, no script, a phone by night) never says yes, after the dates were moved by Tomás (Spanish, script); he hears why, and when the next round opens',
  '2027-01-15T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    const round = await stageForm(ctx, cast.programme);
    for (const name of ['nils', 'luca', 'mei'] as const) await applied(ctx, cast, round, name);
    await world.at('2027-01-20T09:00:00Z');
    const tomas = await enter('tomas', { script: true });
    await tomas.open(`${P}/workbench/rounds/1`);
    for (const [kind, wall] of [
      ['closes', '2027-01-21T09:00'],
      ['availability', '2027-01-22T09:00'],
      ['matches', '2027-01-29T09:00'],
    ] as const)
      await tomas.fill(`${kind}.wall`, wall);
    expect(await tomas.press('rounds.desk.save-dates')).toBe(200);
    expect(await tomas.text()).toContain(tomas.t('rounds.move.lead'));
    await tomas.press('rounds.move.go');
    const boxes = new Map(['nils', 'luca', 'mei'].map((name) => [name, world.box(`${name}@cast.example`)]));
    for (const box of boxes.values()) await box.count();
    await world.at('2027-01-20T09:11:00Z');
    for (const box of boxes.values())
      expect(plain((await box.newest()).subject)).toBe('New dates for Round 1, Far Shelves');

    // Each person is asked on the new day; two answer.
    await world.at('2027-01-22T08:01:00Z');
    for (const name of ['luca', 'mei']) {
      const box = boxes.get(name)!;
      await box.answer(await box.newest(), 'Yes');
    }
    await world.at('2027-01-22T09:00:00Z');
    await introduced({ ctx, cast, round, box: world.box });
    await world.work();
    const nils = await world.player({ address: 'nils@cast.example', locale: 'en', width: 320, night: true });
    const told = world.mailTo(nils.address);
    expect(plain(told.subject)).toBe('Round 1: we did not hear from you');
    await nils.openMail(undefined, 'mail.application.status');
    await nils.press('apply.link.status.button');
    expect(await nils.text()).toContain(nils.t('standing.unanswered.title'));
    await nils.press('subscription.tell.button');
    expect(await nils.text()).toContain(nils.t('subscription.tell.on'));
    const back = await enter('tomas', { script: true });
    await back.open(`${P}/workbench/applications?round=1`);
    await back.tab.getByRole('link', { name: 'Nils Dahl' }).click();
    await back.tab.waitForLoadState();
    expect(await back.text()).toContain(back.t('applications.left-out'));

    await stageForm(ctx, cast.programme, '2027-09-06T09:00', 2);
    // The round ends and its data are deleted; the wish stays.
    for (const day of ['2027-06-04', '2027-09-03', '2027-09-05', '2027-09-06'])
      await world.at(`${day}T07:05:00Z`);
    const opening = world.mailTo(nils.address);
    expect(plain(opening.subject)).toBe('Round 2 is open for applications');
    expect(opening.text).toContain(`${P}/rounds/2/application`);
  },
);

story(
  'Ngozi the ambassador (English, script) sees whom an import invited from her country, and no others; Kemi (a phone, script) looks, mends and sends it in',
  '2027-01-15T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    const round = await stageForm(ctx, cast.programme);
    const asked = await questionsOf(ctx, cast.programme, round.id);
    const [line] = applicantLines(1);
    const lines = [
      changed(line!, { 'E-mail': 'kemi@ward.example', Name: 'Kemi Bello', Country: 'Nigeria' }),
      changed(line!, { 'E-mail': 'gina@ward.example', Name: 'Gina Rossi', Country: 'Italy' }),
    ];
    const file = { name: 'people.csv', bytes: csvFile(Object.keys(line!), lines) };
    const actor = { kind: 'command' } as const;
    await importApplicants(ctx, { programme: cast.programme, actor, round: round.id, file });
    await world.work();
    expect(world.mails.filter(({ to }) => to.address === 'kemi@ward.example')).toEqual([]);

    const ngozi = await enter('ngozi', { script: true });
    await ngozi.open(`${P}/workbench/applications?round=1`);
    expect(await ngozi.text()).toContain('Kemi Bello');
    expect(await ngozi.text()).toContain(ngozi.t('applications.state.invited'));
    expect(await ngozi.text()).not.toContain('Gina Rossi');

    await world.at('2027-01-15T12:30:00Z');
    const kemi = await world.player({ address: 'kemi@ward.example', locale: 'en', width: 320, script: true });
    await kemi.openMail('Would you like to take part');
    expect(await kemi.press('apply.link.resume.button')).toBe(200);
    await kemi.open(`${FORM}/steps/1`);
    expect(await kemi.tab.locator(`[name="${fieldFor(asked, 'name')}"]`).inputValue()).toBe('Kemi Bello');
    await answer(asked, kemi, answersOf('Kemi A. Bello', 'NG', []));
    await consent(kemi);
    expect(await kemi.text()).toContain(kemi.t('standing.confirmed.title'));
    await ngozi.open(`${P}/workbench/applications?round=1`);
    expect(flat(await ngozi.text())).toContain('Kemi A. Bello');
    expect(await ngozi.text()).toContain(ngozi.t('applications.state.confirmed'));
  },
);
