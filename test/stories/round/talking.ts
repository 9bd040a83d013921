import { expect, test } from 'vitest';
import { P, plain, planTopic, signInByRequests, unsubscribe } from '../acts.ts';
import type { RoundStory } from './story.ts';

/** Letters, a concern, topics, and the end of the round. */
export function talking(story: RoundStory): void {
  test('lets partners write to each other without an address, until both show theirs', async () => {
    const { world, amina, luca } = story;
    expect(await amina.openMail('Luca Ferri', 'mail.introduction.open')).toBe(200);
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
    const { world, mei, tomas, ines, others } = story;
    const ngozi = others.get('ngozi')!;
    await ngozi.openMail('陈美', 'mail.introduction.open');
    await ngozi.press('link.partnership.button');
    await ngozi.follow('partnership.wrong');
    await ngozi.fill('body', 'She asked me for money.');
    expect(await ngozi.press('partnership.concern.send')).toBe(200);
    expect(await ngozi.text()).toContain(ngozi.t('note.concern-raised'));
    await world.work();
    expect(world.mailTo(ines.address).subject).toBe(ines.t('mail.concern-raised.subject'));
    await signInByRequests(world, ines);
    await ines.open(`${P}/workbench`);
    expect(await ines.text()).toContain('Ngozi Okafor');
    await ines.follow('matter.concern');
    expect(await ines.text()).toContain('She asked me for money.');
    await signInByRequests(world, tomas);
    await tomas.open(`${P}/workbench`);
    expect(await tomas.text()).not.toContain('Ngozi Okafor');
    await mei.open(`${P}/status`);
    expect(await mei.text()).not.toContain('money');
  });

  test('brings the first topic at nine in each one’s morning, and one click stops them', async () => {
    const { world, olga, amina, luca, mei } = story;
    await signInByRequests(world, olga);
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
    await signInByRequests(world, olga);
    const next = await planTopic(olga, 'Handing over');
    for (const hour of ['00', '12']) await world.at(`${next}T${hour}:00:00Z`);
    expect(world.mailTo(amina.address).subject).toContain('Handing over');
    expect(world.mailTo(luca.address).subject).not.toContain('Handing over');
  });

  test('ends on its day, kindly, with a word to stay in touch', async () => {
    const { world, amina, luca } = story;
    await world.at('2027-06-04T16:30:00Z');
    await world.at('2027-06-11T16:00:00Z');
    expect(plain(world.mailTo(luca.address).subject)).toBe('Spring 2027 has ended: thank you');
    const french = plain(world.mailTo(amina.address).subject).replaceAll(/\s/g, ' ');
    expect(french).toBe('Fin de la session « Printemps 2027 » : merci');
    await amina.openMail();
    await amina.press('link.partnership.button');
    await signInByRequests(world, amina);
    await amina.open(`${P}/status`);
    expect(await amina.text()).toContain(amina.t('standing.finished.title'));
    await amina.open(`${P}/partnership`);
    expect(await amina.press('partnership.touch-yes')).toBe(200);
    expect(await amina.text()).toContain(amina.t('note.touch-answered'));
  });
}
