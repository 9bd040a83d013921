import { expect } from 'vitest';
import { publish, runMatch, startRun } from '../../src/rooms/pairing/index.ts';
import { applied, stageForm } from '../applicant.ts';
import { widthOver } from '../browser/checks.ts';
import { withTopic } from '../oneTopic.ts';
import { planned } from '../planned.ts';
import { P, signIn, signInByRequests } from './acts.ts';
import { stories } from './told.ts';
import type { Player } from './world.ts';

/** Somebody who takes part by pages alone, from the introduction to the next round. */
const story = stories();

/** CSS pixels of a small phone. */
const PHONE = 320;

/** Expects an Arabic page, from right to left and no wider than the phone, without anything that needs a script. */
async function looks({ tab }: Player): Promise<void> {
  const { pathname } = new URL(tab.url());
  const html = tab.locator('html');
  expect(await html.getAttribute('dir'), pathname).toBe('rtl');
  expect(await html.getAttribute('lang'), pathname).toBe('ar');
  expect(await widthOver(tab, PHONE), pathname).toBe(0);
  // A button outside a form could only work by a script.
  const idle = await tab
    .locator('button:visible')
    .evaluateAll((all) => all.flatMap((one) => ((one as HTMLButtonElement).form ? [] : [one.outerHTML])));
  expect(idle, pathname).toEqual([]);
}

story(
  'Amina (Arabic, a phone, no script) writes, agrees, answers, is away and comes back, says farewell and applies anew, by pages alone',
  '2027-01-15T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    const { programme, people } = cast;
    const round = await stageForm(ctx, programme);
    for (const name of ['amina', 'luca'] as const) await applied(ctx, cast, round, name);
    await ctx.db.updateTable('application').set({ available_at: ctx.clock.now() }).execute();
    await ctx.db.updateTable('person').set({ locale: 'ar' }).where('id', '=', people.amina).execute();
    const topic = await withTopic(ctx, programme);
    await planned(ctx, { programme, round: round.id, topic, day: '2027-02-15' });
    ctx.clock.set('2027-02-08T12:00:00Z');
    const asked = { programme, round: round.id, actor: { kind: 'person' as const, id: people.tomas } };
    const run = await startRun(ctx, asked);
    if (!run.ok) throw new Error(run.reason);
    await runMatch(ctx, { programme, run: run.run });
    expect(await publish(ctx, asked)).toMatchObject({ ok: true });
    await world.at('2027-02-15T12:00:00Z');

    const amina = await world.player({ address: 'amina@cast.example', locale: 'ar', width: PHONE });
    const luca = await enter('luca');
    const page = `${P}/partnership`;
    const press = async (...what: Parameters<Player['press']>): Promise<string> => {
      expect(await amina.press(...what), what[0]).toBe(200);
      await looks(amina);
      return amina.text();
    };
    expect(await amina.openMail('Luca Ferri', 'mail.introduction.open')).toBe(200);
    await looks(amina);
    expect(await press('link.partnership.button')).toContain('Luca Ferri');

    await amina.fill('body', 'عزيزي لوكا، الجو هنا حار.');
    expect(await press('partnership.send', 'section:has(#letters)')).toContain(amina.t('note.letter-sent'));
    await world.work();
    // The mailed link opens this page only; a code opens the others.
    await signIn(world, amina);
    await looks(amina);
    await luca.open(page);
    expect(await luca.text()).toContain('الجو هنا حار');
    await luca.fill('body', 'Dear Amina, here it rains.');
    expect(await luca.press('partnership.send', 'section:has(#letters)')).toBe(200);
    await world.work();

    expect(await luca.press('agreement.propose-this')).toBe(200);
    await amina.open(page);
    await looks(amina);
    expect(await amina.text()).toContain('here it rains');
    expect(await press('agreement.agree')).toContain(amina.t('note.agreement-stands'));

    const box = amina.tab.locator('section:has(#topic) details').first();
    await box.locator('summary').click();
    await looks(amina);
    await box.locator('textarea').fill('أسمع البحر.');
    expect(await press('partnership.send', 'section:has(#topic) details[open]')).toContain(
      amina.t('note.letter-sent'),
    );
    await world.work();
    await luca.open(page);
    expect(await luca.text()).toContain('أسمع البحر');
    expect(await press('partnership.contact.answer.talked')).toContain(amina.t('note.contact-told'));

    expect(await amina.follow('partnership.absence')).toBe(200);
    await looks(amina);
    await amina.fill('until', '2027-02-25');
    expect(await press('partnership.absence.button', 'body', { count: 1 })).toContain(
      amina.t('note.absence-noted'),
    );
    expect(await press('partnership.absence.back')).toContain(amina.t('note.absence-over'));

    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() - 6 * 86_400_000).toISOString());
    // The session has ended after some months.
    await signInByRequests(world, amina);
    await amina.open(page);
    await looks(amina);
    expect(await amina.text()).toContain(amina.t('partnership.last.thanks'));
    await amina.fill('body', 'شكرًا يا لوكا.');
    await press('partnership.send', 'section:has(#letters)');
    await world.work();
    await world.at(new Date(round.dates.ends.dueAt.getTime() + 60_000).toISOString());
    await amina.open(page);
    await looks(amina);
    await press('partnership.touch-yes');
    expect(await press('keeping.yes')).toContain(amina.t('keeping.no'));
    await signInByRequests(world, luca);
    await luca.open(page);
    expect(await luca.press('partnership.touch-yes')).toBe(200);
    await world.at(new Date(round.dates.ends.dueAt.getTime() + 2 * 86_400_000).toISOString());
    await amina.open(page);
    await looks(amina);
    expect(await amina.text()).toContain('luca@cast.example');

    const next = await stageForm(ctx, programme, '2027-10-15T09:00', 2);
    await world.at(new Date(next.dates.opens.dueAt.getTime() + 60_000).toISOString());
    expect(await amina.openMail(undefined, 'mail.come-back.button')).toBe(200);
    await looks(amina);
    expect(await amina.send()).toBe(200);
    await looks(amina);
    const begun = await ctx.db
      .selectFrom('application')
      .select('state')
      .where('round_id', '=', next.id)
      .execute();
    expect(begun).toEqual([{ state: 'draft' }]);
  },
);
