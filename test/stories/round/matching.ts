import { expect, test } from 'vitest';
import { P, flat, runMatching, signIn, signInByRequests } from '../acts.ts';
import type { RoundStory } from './story.ts';

/** Pairs are made, read, mended by hand, and introduced to each other. */
export function matching(story: RoundStory): void {
  test('is matched on the workbench, read, mended by hand, run again and published', async () => {
    const { world, luca, tomas } = story;
    await world.at('2027-02-08T08:30:00Z');
    const desk = `${P}/workbench/matching/1`;
    await signInByRequests(world, tomas);
    await tomas.open(`${desk}/policy`);
    await tomas.choose('hard.sharedLanguage.minLevel', '4');
    expect(await tomas.press('ui.save')).toBe(200);
    await runMatching(world, tomas, 'matching.run.start');
    await tomas.open(`${desk}/proposals`);
    expect(await tomas.text()).toContain('Amina Diallo');
    await tomas.open(`${desk}/unplaced`);
    expect(await tomas.text()).toContain('Elif Kaya');

    // One pair is parted, another made by hand.
    await tomas.open(`${desk}/proposals`);
    await tomas.tab.locator('tr:has-text("Amina Diallo")').getByRole('link').first().click();
    expect(await tomas.press('matching.act.part')).toBe(200);
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
  });

  test('introduces partners at the planned hour, and tells the others why and what comes next', async () => {
    const { world, amina, luca, mei, others } = story;
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
}
