import { expect, test } from 'vitest';
import { P, answersOf, asking, consent, fieldFor, signIn } from '../acts.ts';
import { answer, apply, applyByRequests } from '../applying.ts';
import type { RoundStory } from './story.ts';

/** Applying, in time or too late, and being asked whether the person is still available. */
export function applying(story: RoundStory): void {
  test('is applied to from a phone, step by step, with what was typed kept', async () => {
    const { world, amina, asked } = story;
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

    // The first step: one more row for the second language, without losing anything.
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

    // The second step: something is missing, and the other answers stay.
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
    const { world, asked } = story;
    await world.at('2027-01-14T20:30:00Z');
    const amina = await world.player({ address: story.amina.address, locale: 'fr', width: 320 });
    story.amina = amina;
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
    // Nine o'clock on a Tuesday in Madrid is eight in Dakar.
    expect(await amina.text()).toMatch(/mardi 2 février.{0,12}0?8:00/);
  });

  test('takes in whoever comes, each in their own language', async () => {
    const { world, luca, mei, others, asked } = story;
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
    const italian = [
      ['it', 'native'],
      ['en', 'C1'],
    ];
    await applyByRequests(world, asked, luca, answersOf('Luca Ferri', 'IT', italian));
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
    const { world, olga } = story;
    await world.at('2027-02-01T10:00:00Z');
    const nils = await world.player({ address: 'nils@cast.example', locale: 'en' });
    expect(await nils.open(`${P}/rounds/1/application`)).toBe(200);
    expect(await nils.text()).toContain(nils.t('next.none'));
    // The date of the next round is shown as soon as the round exists.
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
    const { world, amina, luca, mei, others } = story;
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
}
