import { expect } from 'vitest';
import { publish, runMatch, startRun } from '../../src/rooms/pairing/index.ts';
import { applied, stageForm } from '../applicant.ts';
import { stageRound } from '../cast.ts';
import { PROGRAMME } from '../mail/byMailScene.ts';
import { stagePartnership } from '../partners.ts';
import { poolMember } from '../pool.ts';
import { P, mailedCode, plain } from './acts.ts';
import { stories } from './told.ts';

/** Three people who have a partner, or wait for one. */
const story = stories();

story(
  'Mei (Spanish, a phone by night, script) is asked by mail whether she leaves, says yes, and stays by the page within the hour',
  '2027-02-12T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    const round = await stageRound(ctx, cast.programme);
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.mei, cast.people.luca]);
    await ctx.db.updateTable('person').set({ locale: 'es' }).where('id', '=', cast.people.mei).execute();
    const [mei, luca] = [world.box('mei@cast.example'), world.box('luca@cast.example')];
    await mei.write(PROGRAMME, { text: 'Salir' });
    const question = await mei.newest();
    await mei.answer(question, '¡No quiero irme! Mi colega es encantador.');
    const unclear = await mei.newest();
    const read = await ctx.db.selectFrom('thread_message').select('body').execute();
    expect(read).toEqual([{ body: '¡No quiero irme! Mi colega es encantador.' }]);
    await world.at('2027-02-12T14:00:00Z');
    expect(await luca.count()).toBe(0);

    await mei.answer(unclear, 'Sí, por favor');
    await mei.newest();
    const writer = await enter('luca');
    await writer.open(`${P}/partnership`);
    await writer.fill('body', 'Shall we talk on Friday?');
    expect(await writer.press('partnership.send')).toBe(200);
    expect(await mei.count()).toBe(0);
    const reader = await world.player({
      address: mei.address,
      locale: 'es',
      width: 320,
      night: true,
      script: true,
    });
    await reader.openMail(undefined, 'mail.leaving-planned.button');
    await reader.press('link.partnership.button');
    expect(await reader.text()).toContain(reader.t('partnership.leaves-soon'));
    expect(await reader.text()).not.toContain('Friday');
    expect(await reader.press('partnership.leaves-soon-stay')).toBe(200);
    expect(await reader.text()).toContain('Shall we talk on Friday?');
    expect((await mei.newest()).text).toContain('Shall we talk on Friday?');
    await world.at('2027-02-12T17:00:00Z');
    expect(await luca.count()).toBe(0);
  },
);

story(
  'Luca (English, script) asks after Nils, who does not answer; Tomás (Spanish, no script, by night) sees it, and Nils says by mail until when he is away',
  '2027-02-12T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    const round = await stageRound(ctx, cast.programme);
    const pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.nils]);
    await world.at('2027-02-16T09:00:00Z');
    const luca = await enter('luca', { script: true });
    await luca.open(`${P}/partnership/${pair}`);
    await luca.follow('partnership.silence');
    // Four days do not count as silence.
    expect(await luca.tab.locator('main form').count()).toBe(0);
    await world.at('2027-02-23T09:00:00Z');
    await luca.open(`${P}/partnership/${pair}/silence`);
    expect(await luca.send()).toBe(200);
    expect(await luca.text()).toContain(luca.t('note.partner-asked-after'));
    const tomas = await enter('tomas', { night: true });
    await tomas.open(`${P}/workbench`);
    expect(await tomas.text()).toContain(tomas.t('matter.partner-silent'));

    const nils = world.box('nils@cast.example');
    const kind = await nils.newest();
    expect(plain(kind.subject)).toBe('Luca Ferri would be glad to hear from you');
    await nils.answer(kind, 'Away 12 March\n\nNils');
    expect(plain((await nils.newest()).subject)).toBe('Noted: away until 12 March 2027');
    expect(plain(world.mailTo(luca.address).subject)).toContain('Nils Dahl');
    await luca.open(`${P}/partnership/${pair}`);
    expect(await luca.text()).toContain('Nils Dahl is away until 12 March 2027');
    await world.at('2027-02-23T10:00:00Z');
    await tomas.open(`${P}/workbench`);
    expect(await tomas.text()).not.toContain(tomas.t('matter.partner-silent'));
    // He is back before that day, and writes.
    await world.at('2027-03-01T09:00:00Z');
    await nils.answer(kind, 'I am back. How are you?');
    await world.work();
    expect(world.mailTo(luca.address).text).toContain('How are you?');
  },
);

story(
  'Inês (English, no script, a phone) waits without a partner and reads why; Tomás (Spanish, script) introduces her by hand',
  '2027-01-15T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    const round = await stageForm(ctx, cast.programme);
    const { programme, people } = cast;
    for (const name of ['amina', 'luca'] as const) await applied(ctx, cast, round, name);
    const portuguese = { languages: [{ code: 'pt', level: 'native' as const }] };
    await applied(ctx, cast, round, 'ines', portuguese);
    await ctx.db.updateTable('application').set({ available_at: ctx.clock.now() }).execute();
    ctx.clock.set('2027-02-08T12:00:00Z');
    const asked = { programme, round: round.id, actor: { kind: 'person' as const, id: people.tomas } };
    const run = await startRun(ctx, asked);
    if (!run.ok) throw new Error(run.reason);
    await runMatch(ctx, { programme, run: run.run });
    const from = { country: 'BR', zone: 'America/Sao_Paulo', answers: portuguese };
    await poolMember(ctx, round, { name: 'Joana Reis', ...from });
    expect(await publish(ctx, asked)).toMatchObject({ ok: true });
    await world.at('2027-02-12T12:00:00Z');

    const ines = await world.player({ address: 'ines@cast.example', locale: 'en', width: 320 });
    expect(world.mailTo(ines.address).subject).toBe(ines.t('mail.waiting.subject', { round: 'Round 1' }));
    await ines.openMail(undefined, 'mail.application.status');
    await ines.press('apply.link.status.button');
    expect(await ines.text()).toContain(ines.t('standing.waiting.title'));
    const tomas = await enter('tomas', { script: true });
    await tomas.open(`${P}/workbench/matching/1/unplaced`);
    await tomas.tab.locator('tr').getByRole('link', { name: 'Inês Prado' }).first().click();
    expect(await tomas.press('matching.act.introduce', 'tr:has-text("Joana Reis")')).toBe(200);
    expect(await tomas.text()).toContain(tomas.t('note.introduced'));
    await world.work();
    expect(plain(world.mailTo(ines.address).subject)).toBe('Meet your partner: Joana Reis');
    await ines.openMail(undefined, 'mail.introduction.open');
    // A volunteer needs a code here, although others need the link alone, and then gets to the link's page.
    await ines.press('link.partnership.button');
    await ines.fill('address', ines.address);
    await ines.press('sign-in.send');
    await ines.fill('code', await mailedCode(world, ines));
    expect(await ines.press('sign-in.code.enter')).toBe(200);
    expect(await ines.text()).toContain('Joana Reis');
  },
);
