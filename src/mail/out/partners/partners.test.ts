import { expect, test } from 'vitest';
import { ask } from '../../../../test/ask.ts';
import { withPartners } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { defaultForm } from '../../../../sample/form.ts';
import { weekBits } from '../../../lib/time/week.ts';
import { giveHours } from '../../../rooms/applications/index.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import { loadForm } from '../../../rooms/programmes/index.ts';
import { declareAbsence, sharedFacts } from '../../../rooms/partnerships/index.ts';
import { translator } from '../../../i18n/translate.ts';
import { mailed, plain } from '../../../../test/partnerMails.ts';

test('the introduction tells who the partner is, what they share and when both are awake, on both clocks', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const mail = await mailed(scene, 'introduction', 'luca');
    expect(plain(mail.subject)).toBe('Meet your partner: 陈美');
    const text = plain(mail.text);
    // Rome is an hour ahead of UTC in February, Shanghai eight.
    expect(text).toContain('You: 13:00 on Friday 12 February');
    expect(text).toContain('陈美: 20:00 on Friday 12 February');
    expect(text).toContain('Every day · You: 07:00–16:00 · 陈美: 14:00–23:00');
    expect(text).toContain('Nobody gave hours to meet, so 7:00 to 23:00 counts.');
    expect(text).toContain('Where 陈美 lives: China.');
    expect(text).toContain('You both speak English.');
    expect(text).toContain('The round ends on Thursday');
    expect(text).toMatch(/1\. .+ 2\. .+ 3\. /);
    expect(text).toMatch(/https:\/\/shelves\.example\/l\/[0-9a-z]+\.[\w-]+/);
    expect(mail.html).toContain('https://shelves.example/l/');
    // Leave out the links: their tokens are random, and one day spell any short word.
    const said = mail.text.replaceAll(/https?:\S+/g, '') + withoutMarkup(mail.html);
    for (const secret of ['4711', 'ZZ']) expect(said).not.toContain(secret);
    expect(mail.text + mail.html).not.toContain('@cast.example');
  });
});

test('the introduction says of who is away until when, to the other alone', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const away = { programme: cast.programme, person: cast.people.mei, until: '2027-02-20' };
    expect((await declareAbsence(ctx, away)).ok).toBe(true);
    expect(plain((await mailed(scene, 'introduction', 'luca')).text)).toContain(
      '陈美 is away until 20 February 2027.',
    );
    expect(plain((await mailed(scene, 'introduction', 'mei')).text)).not.toContain('is away until');
  });
});

test('a language counts as spoken by both from the level of the round’s rule on; below it the level is named', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair, round } = scene;
    const own = async (languages: { code: string; level: 1 | 4 }[]) => {
      const { reasons } = await ctx.db
        .selectFrom('partnership')
        .select('reasons')
        .where('id', '=', pair)
        .executeTakeFirstOrThrow();
      const changed = reasons.map((one) => Object.assign({}, one, { shared: { ...one.shared, languages } }));
      const read = { round: round.id, reasons: changed, me: { person: cast.people.luca } as never };
      const { t } = translator('en');
      const programme = { id: cast.programme, source_locale: 'en' };
      return (await sharedFacts(ctx, programme, read, cast.people.mei, { lang: 'en', t })).join(' ');
    };
    const both = await own([
      { code: 'en', level: 4 },
      { code: 'fr', level: 1 },
    ]);
    expect(both).toContain('You both speak English.');
    expect(both).not.toContain('French');
    const little = await own([{ code: 'fr', level: 1 }]);
    expect(little).not.toContain('You both speak');
    expect(little).toContain('French (A1)');
  });
});

test('to somebody whose zone is not known the introduction tells the partner’s clock alone', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    await ctx.db.updateTable('person').set({ zone: null }).where('id', '=', cast.people.luca).execute();
    const text = plain((await mailed(scene, 'introduction', 'luca')).text);
    expect(text).toContain('陈美: 20:00 on Friday 12 February');
    expect(text).not.toContain('You: ');
    expect(text).not.toContain('Every day');
    expect(text).toMatch(/The round ends on .+ Madrid time \(\d\d:00 UTC\)/);
  });
});

test('Auckland and Lima are awake together in Auckland’s late morning, which is Lima’s evening before', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const move = (person: number, zone: string) =>
      ctx.db.updateTable('person').set({ zone }).where('id', '=', person).execute();
    await move(cast.people.luca, 'Pacific/Auckland');
    await move(cast.people.mei, 'America/Lima');
    const text = plain((await mailed(scene, 'introduction', 'luca')).text);
    // Auckland UTC+13, Lima UTC-5: eighteen hours apart.
    expect(text).toContain('You: 01:00 on Saturday 13 February');
    expect(text).toContain('陈美: 07:00 on Friday 12 February');
    expect(text).toContain('Every day · You: 07:00–17:00 · 陈美: 13:00–23:00 the day before');
  });
});

test('the introduction tells the hours of the week that were given, and what a coming change of clocks does to them', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    await loadForm(ctx, cast.programme, round.id, defaultForm);
    const give = (person: number, hours: string) =>
      giveHours(ctx, {
        programme: cast.programme,
        actor: { kind: 'person', id: person },
        round: round.id,
        person,
        hours,
      });
    expect(await give(cast.people.luca, weekBits(['12345:4-5', '67:4-5']))).toEqual({ ok: true });
    expect(await give(cast.people.mei, weekBits(['12345:8-9', '6-7']))).toEqual({ ok: true });
    ctx.clock.set('2027-03-20T12:00:00Z');
    const text = plain((await mailed(scene, 'introduction', 'luca')).text);
    expect(text).toContain('Monday – Friday · You: 09:00–12:00 · 陈美: 16:00–19:00');
    expect(text).toContain('from Sunday 28 March the same time for 陈美 is 1 hour later for you.');
    expect(text).toContain('Monday – Friday · You: 10:00–12:00 · 陈美: 16:00–18:00');
    expect(text).not.toContain('not said when you have time');
  });
});

test('the introduction leads those who gave no hours to where they can, if the round asks for hours', async () => {
  for (const asks of [true, false])
    await withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast, round } = scene;
      if (asks) await loadForm(ctx, cast.programme, round.id, defaultForm);
      const text = plain((await mailed(scene, 'introduction', 'luca')).text);
      expect(text.includes('not said when you have time')).toBe(asks);
    });
});

test('each of a trio meets the two others', async () => {
  await withPartners(['amina', 'luca', 'mei'], async (scene) => {
    const mail = await mailed(scene, 'introduction', 'mei');
    expect(plain(mail.subject)).toBe('Meet your partners: Amina Diallo and Luca Ferri');
    for (const text of ['Senegal', 'Italy']) expect(mail.text).toContain(text);
    expect(plain((await mailed(scene, 'introduction', 'luca')).subject)).toContain('Amina Diallo and 陈美');
  });
});

test('answers that the rules wanted so are told to partners, but of a question whose answers they do not see', async () => {
  await withPartners(['luca', 'mei'], async ({ ctx, cast, pair, round }) => {
    const { reasons } = await ctx.db
      .selectFrom('partnership')
      .select('reasons')
      .where('id', '=', pair)
      .executeTakeFirstOrThrow();
    const said = async (given: [string, string], met: boolean, more: Partial<Question>) => {
      const answers = [{ question: '7', want: 'equal' as const, met, answers: given }];
      const read = {
        round: round.id,
        reasons: reasons.map((one) => Object.assign({}, one, { answers })),
        me: { person: Number(reasons[0]!.b) } as never,
      };
      const steps = [{ step: 1, title: {}, help: {}, questions: [ask('number', more)] }];
      const programme = { id: cast.programme, source_locale: 'en' };
      const reader = { lang: 'en', t: translator('en').t };
      const facts = await sharedFacts(ctx, programme, read, Number(reasons[0]!.a), reader, { steps });
      return facts.filter((fact) => fact.includes('A question'));
    };
    expect(await said(['3', '3'], true, {})).toEqual(['“A question” – your answers are the same: 3']);
    expect(await said(['3', '5'], true, {})).toEqual(['“A question” – you: 5; your partner: 3']);
    expect(await said(['3', '9'], false, {})).toEqual([]);
    expect(await said(['3', '3'], true, { shownToPartner: false })).toEqual([]);
  });
});
