import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOperatorLink } from '../../src/rooms/people/index.ts';
import { questionsOf, roundByNumber } from '../../src/rooms/programmes/index.ts';
import type { FormStep } from '../../src/rooms/forms/index.ts';
import {
  P,
  answersOf,
  asking,
  consent,
  fieldFor,
  flat,
  invite,
  plain,
  planTopic,
  runMatching,
  sees,
  signIn,
  unsubscribe,
} from './acts.ts';
import { answer, apply, applyByRequests } from './applying.ts';
import { createWorld } from './world.ts';
import type { Player, World } from './world.ts';

const ORGANISER = 'Europe/Madrid';

let world: World;
let olga: Player;
let amina: Player;
let luca: Player;
let mei: Player;
let tomas: Player;
let ines: Player;
const others = new Map<string, Player>();
let asked: FormStep[];

beforeAll(async () => {
  // A Monday.
  world = await createWorld('2027-01-04T10:00:00Z');
  const at = (name: string, locale: string, width?: number): Promise<Player> =>
    world.player({ address: `${name}@cast.example`, locale, ...(width ? { width } : {}) });
  olga = await at('olga', 'en');
  amina = await at('amina', 'fr', 320);
  luca = await at('luca', 'en');
  mei = await at('mei', 'ar', 320);
  tomas = await at('tomas', 'es');
  ines = await at('ines', 'en', 320);
}, 120_000);

afterAll(() => world?.close());

/**
 * Olga (English) begins a programme and runs a whole round of it, with Tomás (Spanish) who matches it and Inês (English) for what is wrong: told by
 * their pages and mails and those of who takes part, all without script, Amina (French) and Mei (Arabic, right to left) at phones.
 */
describe('Olga’s round', () => {
  test('begins with a one-time link, a programme of one’s own and a planned round', async () => {
    const link = `/setup/${await makeOperatorLink(world.ctx)}`;
    expect(await olga.open(link)).toBe(200);
    await olga.fill('address', 'olga@cast.example');
    await olga.fill('yourName', 'Olga Bondar');
    await olga.fill('name', 'Far Shelves');
    await olga.fill('slug', 'far-shelves');
    await olga.choose('zone', ORGANISER);
    // Enter does what the form is for, and nothing is lost by a mistake.
    await olga.tab.locator('[name="name"]').press('Enter');
    await olga.tab.waitForLoadState();
    expect(await olga.text()).toContain(olga.t('programme.error.address'));
    expect(await olga.tab.locator('[name="name"]').inputValue()).toBe('Far Shelves');
    await olga.fill('contactAddress', 'hello@far-shelves.example');
    expect(await olga.press('setup.take-own')).toBe(200);
    expect(await sees(olga)).toContain(olga.t('workbench.place.work'));
    const stranger = await world.player({ address: 'nils@cast.example', locale: 'en' });
    expect(await stranger.open(link)).toBe(404);

    await olga.open(`${P}/workbench/rounds/new`);
    expect(await olga.tab.locator('[name="opens.wall"]').inputValue()).toBe('2027-01-11T09:00');
    await olga.fill('label.en', 'Spring 2027');
    await olga.fill('label.fr', 'Printemps 2027');
    await olga.fill('label.ar', 'ربيع 2027');
    await olga.press('rounds.desk.plan');
    expect(await olga.text()).toContain(olga.t('note.round-planned'));
    expect(await olga.press('rounds.desk.publish')).toBe(200);
    expect(await olga.text()).toContain(olga.t('rounds.desk.public'));
  });

  test('asks what the programme wants to know, in each language', async () => {
    const programme = await world.ctx.db.selectFrom('programme').selectAll().executeTakeFirstOrThrow();
    const round = await roundByNumber(world.ctx, programme.id, 1);
    asked = await questionsOf(world.ctx, programme.id, round!.id);
    const hopes = asked.flatMap(({ questions }) => questions).find(({ role }) => role === 'hopes');
    expect(await olga.open(`${P}/workbench/rounds/1/form/questions/${hopes!.id}`)).toBe(200);
    await olga.fill('label.en', 'What do you hope for on night shifts?');
    await olga.fill('label.fr', 'Qu’espérez-vous pour vos nuits de garde ?');
    await olga.press('questions.save');
    expect(await olga.text()).toContain('night shifts');
  });

  test('gets its volunteers by mail', async () => {
    await invite(world, olga, tomas, 'matcher', 'Tomás Rey');
    await invite(world, olga, ines, 'safeguarding', 'Inês Prado');
  });

  test('is applied to from a phone, step by step, with what was typed kept', async () => {
    await world.at('2027-01-12T19:00:00Z');
    expect(await amina.open(P)).toBe(200);
    await amina.open(`${P}/rounds/1`);
    await amina.open(`${P}/rounds/1/application`);
    await amina.fill('address', 'amina@');
    expect(await amina.press('apply.start.begin')).toBe(422);
    expect(await amina.tab.locator('[name="address"]').inputValue()).toBe('amina@');
    await amina.fill('address', amina.address);
    expect(await amina.press('apply.start.begin')).toBe(200);
    expect(await amina.text()).toContain(amina.t('note.application-link'));

    // The first step: a row more for the second language, and nothing lost by it.
    await amina.fill(fieldFor(asked, 'name'), 'Amina Diallo');
    await amina.choose(fieldFor(asked, 'country'), 'SN');
    const languages = fieldFor(asked, 'languages');
    await amina.choose(`${languages}.0.language`, 'fr');
    await amina.choose(`${languages}.0.level`, 'native');
    await amina.press('ui.languages.add');
    expect(await amina.tab.locator(`[name="${fieldFor(asked, 'name')}"]`).inputValue()).toBe('Amina Diallo');
    expect(await amina.tab.locator(`[name="${languages}.0.language"]`).inputValue()).toBe('fr');
    await amina.choose(`${languages}.1.language`, 'en');
    await amina.choose(`${languages}.1.level`, 'B2');
    expect(await amina.press('apply.step.next')).toBe(200);

    // The second: something is missing, what is there stays.
    await amina.fill(fieldFor(asked, 'work'), 'Je veille sur douze lits.');
    expect(await amina.press('apply.step.next')).toBe(422);
    expect(await amina.tab.locator(`[name="${fieldFor(asked, 'work')}"]`).inputValue()).toBe(
      'Je veille sur douze lits.',
    );
    expect(await amina.text()).toContain(amina.t('answer.error.required'));
    await amina.fill(fieldFor(asked, 'path'), 'Par la maternité.');
    await amina.press('apply.step.later');
    expect(await amina.text()).toContain(amina.t('note.application-saved'));
    expect(await amina.text()).toContain(amina.t('standing.draft.title'));
  });

  test('is gone on with by the mailed link, on another day and another phone', async () => {
    await world.at('2027-01-14T20:30:00Z');
    amina = await world.player({ address: amina.address, locale: 'fr', width: 320 });
    expect(
      await amina.openMail(amina.t('mail.application-resume.subject', { programme: 'Far Shelves' })),
    ).toBe(200);
    expect(await amina.press('apply.link.resume.button')).toBe(200);
    expect(await amina.tab.locator(`[name="${fieldFor(asked, 'work')}"]`).inputValue()).toBe(
      'Je veille sur douze lits.',
    );
    await answer(asked, amina, answersOf('Amina Diallo', 'SN', []), 1);
    const review = await amina.text();
    expect(review).toContain(amina.t('apply.review.title'));
    expect(review).toContain('Qu’espérez-vous pour vos nuits de garde ?');
    expect(review).toContain('Je veille sur douze lits.');
    expect(review).not.toContain(amina.address);
    expect(await amina.press('apply.review.button')).toBe(422);
    await consent(amina);
    expect(await amina.text()).toContain(amina.t('standing.confirmed.title'));
    // A Tuesday at nine in Madrid is eight in Dakar.
    expect(await amina.text()).toMatch(/mardi 2 février.{0,12}0?8:00/);
  });

  test('takes in whoever comes, each in their own language', async () => {
    await apply(
      world,
      asked,
      luca,
      answersOf('Luca Ferri', 'IT', [
        ['it', 'native'],
        ['en', 'C1'],
      ]),
    );
    await apply(
      world,
      asked,
      mei,
      answersOf(
        '陈美',
        'CN',
        [
          ['zh', 'native'],
          ['en', 'C1'],
        ],
        'Asia/Shanghai',
      ),
    );
    for (const [name, whole, country, language] of [
      ['ngozi', 'Ngozi Okafor', 'NG', 'en'],
      ['bao', 'Bao Tran', 'VN', 'en'],
      ['elif', 'Elif Kaya', 'TR', 'tr'],
    ] as const) {
      const player = await world.player({ address: `${name}@cast.example`, locale: 'en' });
      others.set(name, player);
      await applyByRequests(world, asked, player, answersOf(whole, country, [[language, 'native']]));
    }
    expect(await mei.tab.locator('html').getAttribute('dir')).toBe('rtl');
  });

  test('tells whoever comes too late the next date', async () => {
    await world.at('2027-02-01T10:00:00Z');
    const nils = await world.player({ address: 'nils@cast.example', locale: 'en' });
    expect(await nils.open(`${P}/rounds/1/application`)).toBe(200);
    expect(await nils.text()).toContain(nils.t('next.none'));
    // As soon as the next round stands, its date does.
    await signIn(world, olga);
    await olga.open(`${P}/workbench/rounds/new?from=1`);
    await olga.fill('label.en', 'Autumn 2027');
    expect(await olga.press('rounds.desk.plan')).toBe(200);
    const opens = await olga.tab.locator('[name="opens.wall"]').inputValue();
    expect(await olga.press('rounds.desk.publish')).toBe(200);
    await nils.open(`${P}/rounds/1/application`);
    const day = Temporal.PlainDate.from(opens.slice(0, 10)).toLocaleString('en', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    });
    expect(await nils.text()).toContain(day.split(',')[0]);
  });

  test('asks everybody whether they are still there, and lets go in two clicks', async () => {
    await world.at('2027-02-02T08:00:00Z');
    for (const player of [amina, luca, mei, others.get('ngozi')!, others.get('elif')!]) {
      expect(await player.openMail(asking(player))).toBe(200);
      expect(await player.press('apply.available.yes')).toBe(200);
      expect(await player.text()).toContain(player.t('standing.available.title'));
    }
    const bao = others.get('bao')!;
    await bao.openMail(bao.t('mail.application-received.subject', { programme: 'Far Shelves' }));
    await bao.press('apply.link.status.button');
    expect(await bao.text()).toContain(bao.t('standing.asked.title'));
    await bao.follow('status.withdraw.link');
    expect(await bao.press('status.withdraw.button')).toBe(200);
    expect(await bao.text()).toContain(bao.t('standing.withdrawn.title'));
    await world.work();
    expect(world.mailTo(bao.address).subject).toBe(
      bao.t('mail.application-withdrawn.subject', { programme: 'Far Shelves' }),
    );
  });

  test(
    'is matched on the workbench, read, mended by hand, run again and published',
    { timeout: 90_000 },
    async () => {
      await world.at('2027-02-08T08:30:00Z');
      const desk = `${P}/workbench/matching/1`;
      await signIn(world, tomas);
      await tomas.open(`${desk}/policy`);
      await tomas.choose('hard.sharedLanguage.minLevel', '4');
      expect(await tomas.press('ui.save')).toBe(200);
      await runMatching(world, tomas, 'matching.run.start');
      await tomas.open(`${desk}/proposals`);
      expect(await tomas.text()).toContain('Amina Diallo');
      await tomas.open(`${desk}/unplaced`);
      expect(await tomas.text()).toContain('Elif Kaya');

      // One pair parted, another made by hand.
      await tomas.open(`${desk}/proposals`);
      expect(await tomas.press('matching.act.part', 'tr:has-text("Amina Diallo")')).toBe(200);
      expect(await tomas.text()).toContain(tomas.t('note.parted'));
      await tomas.open(`${desk}/unplaced`);
      await tomas.tab.locator('tr:has-text("Amina Diallo")').getByRole('link').click();
      expect(await tomas.press('matching.act.pair-leave', 'tr:has(a:has-text("Luca Ferri"))')).toBe(200);
      expect(await tomas.text()).toContain(tomas.t('note.paired'));
      await runMatching(world, tomas, 'matching.run.again');
      await tomas.open(`${desk}/proposals`);
      expect(await tomas.tab.locator('tr:has-text("Amina Diallo"):has-text("Luca Ferri")').count()).toBe(1);
      expect(await tomas.tab.locator('tr:has-text("陈美"):has-text("Ngozi Okafor")').count()).toBe(1);

      await tomas.open(`${desk}/publication`);
      expect(await tomas.press('matching.publication.go')).toBe(422);
      await tomas.tick('sure');
      expect(await tomas.press('matching.publication.go')).toBe(200);
      await world.work();
      await signIn(world, luca);
      await luca.open(`${P}/partnership`);
      expect(await luca.text()).toContain(luca.t('partnership.none.title'));
      expect(world.mails.some(({ subject }) => subject.includes('Amina'))).toBe(false);
    },
  );

  test('introduces partners at the planned hour, and tells the others why and what comes next', async () => {
    await world.at('2027-02-11T07:59:00Z');
    expect(world.mails.at(-1)!.date < new Date('2027-02-11')).toBe(true);
    await world.at('2027-02-11T08:00:00Z');
    for (const [player, partner] of [
      [amina, 'Luca Ferri'],
      [luca, 'Amina Diallo'],
      [mei, 'Ngozi Okafor'],
    ] as const) {
      const mail = world.mailTo(player.address, partner);
      expect(flat(mail.text)).toContain(player.t('mail.introduction.question.1'));
      expect(mail.text + mail.html).not.toMatch(/@cast\.example/);
    }
    const elif = others.get('elif')!;
    const sorry = world.mailTo(elif.address);
    expect(sorry.subject).toBe(elif.t('mail.waiting.subject', { round: 'Spring 2027' }));
    expect(flat(sorry.text)).toContain(elif.t('mail.waiting.priority'));
    await elif.openMail(undefined, 'mail.application.status');
    await elif.press('apply.link.status.button');
    expect(await elif.text()).toContain(elif.t('standing.waiting.title'));
  });

  test('lets partners write to each other without an address, until both show theirs', async () => {
    expect(await amina.openMail('Luca Ferri')).toBe(200);
    expect(await amina.press('link.partnership.button')).toBe(200);
    expect(await amina.press('partnership.send')).toBe(422);
    await amina.fill('body', 'Bonjour Luca,\n\nici il fait 24 degrés <b>dehors</b>.');
    expect(await amina.press('partnership.send')).toBe(200);
    expect(await amina.text()).toContain(amina.t('note.letter-sent'));
    await world.work();
    const letter = world.mailTo(luca.address);
    expect(plain(letter.subject)).toBe(luca.t('mail.letter.subject', { name: 'Amina Diallo' }));
    expect(letter.text).toContain('24 degrés <b>dehors</b>');
    expect(JSON.stringify(letter)).not.toContain(amina.address);
    expect(await luca.openMail()).toBe(200);
    expect(await luca.press('link.partnership.button')).toBe(200);
    expect(await luca.tab.content()).not.toContain(amina.address);
    await luca.fill('body', 'Dear Amina, nine here.');
    await luca.press('partnership.send');
    await world.work();
    expect(world.mailTo(amina.address).text).toContain('nine here.');

    await luca.press('partnership.address-show');
    expect(await luca.text()).not.toContain(amina.address);
    await amina.tab.reload();
    expect(await amina.tab.content()).not.toContain(luca.address);
    await amina.press('partnership.address-show');
    expect(await amina.text()).toContain(luca.address);
    await world.work();
    expect(world.mailTo(luca.address).text).toContain(amina.address);
  });

  test('brings to safeguarding what is wrong, and to nobody else', async () => {
    const ngozi = others.get('ngozi')!;
    await ngozi.openMail('陈美');
    await ngozi.press('link.partnership.button');
    await ngozi.follow('partnership.wrong');
    await ngozi.fill('body', 'She asked me for money.');
    expect(await ngozi.press('partnership.concern.send')).toBe(200);
    expect(await ngozi.text()).toContain(ngozi.t('note.concern-raised'));
    await world.work();
    expect(world.mailTo(ines.address).subject).toBe(ines.t('mail.concern-raised.subject'));
    await signIn(world, ines);
    await ines.open(`${P}/workbench`);
    expect(await ines.text()).toContain('Ngozi Okafor');
    await ines.follow('matter.concern');
    expect(await ines.text()).toContain('She asked me for money.');
    await signIn(world, tomas);
    await tomas.open(`${P}/workbench`);
    expect(await tomas.text()).not.toContain('Ngozi Okafor');
    await mei.open(`${P}/status`);
    expect(await mei.text()).not.toContain('money');
  });

  test('brings the first topic at nine in each one’s morning, and one click stops them', async () => {
    await signIn(world, olga);
    const day = await planTopic(olga, 'The quiet hours');
    for (const hour of ['00', '01', '02', '07', '08', '09', '10']) await world.at(`${day}T${hour}:00:00Z`);
    for (const [player, zone] of [
      [amina, 'Africa/Dakar'],
      [luca, 'Europe/Rome'],
      [mei, 'Asia/Shanghai'],
    ] as const) {
      const mail = world.mailTo(player.address, 'The quiet hours');
      const wall = Temporal.Instant.from(mail.date.toISOString()).toZonedDateTimeISO(zone);
      expect(wall.toPlainDateTime().toString(), zone).toBe(`${day}T09:00:00`);
    }
    expect(await unsubscribe(world, luca)).toBe(200);
    expect(await luca.open(`${P}/topics`)).toBe(200);
    await luca.tab.getByRole('link', { name: 'The quiet hours' }).first().click();
    expect(await luca.text()).toContain('Who keeps you awake?');
    await mei.open(new URL(luca.tab.url()).pathname);
    await signIn(world, olga);
    const next = await planTopic(olga, 'Handing over');
    for (const hour of ['00', '12']) await world.at(`${next}T${hour}:00:00Z`);
    expect(world.mailTo(amina.address).subject).toContain('Handing over');
    expect(world.mailTo(luca.address).subject).not.toContain('Handing over');
  });

  test('ends on its day, kindly, with a word to stay in touch', async () => {
    await world.at('2027-06-04T16:30:00Z');
    await world.at('2027-06-11T16:00:00Z');
    expect(plain(world.mailTo(luca.address).subject)).toBe('Spring 2027 has ended: thank you');
    const french = plain(world.mailTo(amina.address).subject).replaceAll(/\s/g, ' ');
    expect(french).toBe('Fin de la session « Printemps 2027 » : merci');
    await amina.openMail();
    await amina.press('link.partnership.button');
    await signIn(world, amina);
    await amina.open(`${P}/status`);
    expect(await amina.text()).toContain(amina.t('standing.finished.title'));
    await amina.open(`${P}/partnership`);
    expect(await amina.press('partnership.touch-yes')).toBe(200);
    expect(await amina.text()).toContain(amina.t('note.touch-answered'));
  });
});
