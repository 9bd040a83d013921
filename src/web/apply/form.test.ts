import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { fieldId } from '../../ui/index.ts';
import { FORM, fieldsOf, mailed, names } from '../../../test/applying.ts';

test('a bad answer comes back beside its field, with everything typed kept', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const back = await browser.post(`${FORM}/steps/1`, {
      [name['name']!]: '"><script>alert(1)</script>',
      [name['country']!]: 'BR',
      [`${name['languages']}.0.language`]: 'pt',
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>"');
    expect(back.text).toContain('Your country has several time zones. Which one is yours?');
    expect(back.text).toContain('America/Sao_Paulo');
    expect(back.text).toContain('Please choose both the language and how well you speak it.');
    expect(back.text).toMatch(/<option value="BR" selected/);
  }));

test('before there is a country, the missing zone is named above its error', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const back = await browser.post(`${FORM}/steps/1`, {});
    expect(back.status).toBe(422);
    const { zone } = await names(ctx, cast, round);
    const group =
      back.text.match(new RegExp(`<fieldset[^>]* ${fieldId(zone!)}-error"[\\s\\S]*?</fieldset>`))?.[0] ?? '';
    expect(withoutMarkup(group)).toMatch(/zone[\s\S]*We need an answer here[\s\S]*/i);
  }));

test('a country with one zone answers the question about the zone', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const fields = { ...(await fieldsOf(ctx, cast, round, 1)), [name['zone']!]: '' };
    expect((await browser.post(`${FORM}/steps/1`, fields)).status).toBe(303);
    const person = await ctx.db
      .selectFrom('person')
      .select(['name', 'country', 'zone'])
      .where('address', '=', 'sana@new.example')
      .executeTakeFirstOrThrow();
    expect(person).toEqual({ name: 'Sana Haddad', country: 'TN', zone: 'Africa/Tunis' });
  }));

test('a country whose zones have one clock is not asked which, and a choice among several names each clock once', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const fields = { ...(await fieldsOf(ctx, cast, round, 1)), [name['zone']!]: '' };
    expect((await browser.post(`${FORM}/steps/1`, { ...fields, [name['country']!]: 'AR' })).status).toBe(303);
    const again = await browser.get(`${FORM}/steps/1`, { 'accept-language': 'fr' });
    expect(withoutMarkup(again.text)).toContain('toutes les heures à l’heure de Buenos Aires');
    expect(again.text).not.toContain(`name="${name['zone']}"`);
    // A person who moves is asked for the zone again when the new country has several; with a single one its clock is taken.
    const moved = await browser.post(`${FORM}/steps/1`, { ...fields, [name['country']!]: 'AU' });
    expect(moved.status).toBe(422);
    expect(moved.text).toContain('Australia/Sydney');
    expect(moved.text).not.toContain('Australia/Melbourne');
    const { [name['zone']!]: _, ...sent } = fields;
    expect((await browser.post(`${FORM}/steps/1`, { ...sent, [name['country']!]: 'MY' })).status).toBe(303);
    const { zone } = await ctx.db
      .selectFrom('person')
      .select('zone')
      .where('address', '=', 'sana@new.example')
      .executeTakeFirstOrThrow();
    expect(zone).toBe('Asia/Kuala_Lumpur');
  }));

test('hours are given by name or by box, and come back as the names they fill', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const fields = await fieldsOf(ctx, cast, round, 4);
    const page = await browser.get(`${FORM}/steps/4`);
    const evenings = /value="([\d:-]+)"[^>]*>\s*<label[^>]*>Evenings/.exec(page.text)?.[1] ?? '';
    await browser.post(`${FORM}/steps/4`, { ...fields, [name['hours']!]: [evenings, '6-5'] });
    const again = (await browser.get(`${FORM}/steps/4`)).text;
    expect(again).toContain(`value="${evenings}" checked`);
    expect(again).toMatch(/<details open/);
    expect(again).toContain('value="6-5" checked');
    expect(again).not.toContain('value="1-9" checked');
    const review = withoutMarkup((await browser.get(`${FORM}/review`)).text);
    expect(review).toContain('Evenings · 22 hours a week');
    expect(review).toContain('of your hours your partner sees those that you have in common');
  }));

test('one more row comes without script, and what was typed stays', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const languages = (await names(ctx, cast, round))['languages']!;
    const more = await browser.post(`${FORM}/steps/1`, {
      [`${languages}.0.language`]: 'ar',
      [`${languages}.0.level`]: 'native',
      add: languages,
    });
    expect(more.status).toBe(200);
    expect(more.text).toContain(`name="${languages}.1.language"`);
    expect(more.text).toMatch(/<option value="ar" selected/);
    expect(more.text).not.toContain('We need an answer here.');
  }));

test('leaving for later keeps what is there, and the mailed link brings it back in another browser', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const left = await browser.post(`${FORM}/steps/1`, { [name['name']!]: 'Sana', go: 'later' });
    expect(left.location).toBe('/p/far-shelves/status');
    const elsewhere = browse(ctx, cast);
    expect((await elsewhere.get(`${FORM}/steps/1`)).location).toBe(`/p/far-shelves${FORM}`);
    const opened = await elsewhere.post(await mailed(ctx, cast, 'resume', 'sana@new.example'));
    expect(opened.location).toBe(`/p/far-shelves${FORM}`);
    expect((await elsewhere.get(`${FORM}/steps/1`)).text).toContain('value="Sana"');
  }));
