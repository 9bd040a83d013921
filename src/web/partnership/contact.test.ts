import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { endedByVolunteer, withPartners } from '../../../test/partners.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { linkToken } from '../../rooms/people/index.ts';

test('the page asks whether they talked, and remembers what both said', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const page = async (who = mei) => withoutMarkup((await who.get('/partnership?lang=en')).text);
    expect(await page()).toContain('Have you talked?');
    expect((await mei.post(`/partnership/${pair}/contact`, { answer: 'talked' })).location).toBe(
      `/p/far-shelves/partnership/${pair}`,
    );
    expect(await page()).toContain('you talked, as you said.');
    expect(await page(browse(ctx, cast, 'amina'))).toMatch(/you talked, as\s+陈美\s+said/);
    expect((await browse(ctx, cast, 'nils').post(`/partnership/${pair}/contact`, {})).status).toBe(404);
  }));

test('“something is wrong” leads to where it is told, and the partner’s page says nothing', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const amina = browse(ctx, cast, 'amina');
    const before = withoutMarkup((await amina.get('/partnership?lang=en')).text);
    const told = await mei.post(`/partnership/${pair}/contact`, { answer: 'wrong' });
    expect(told.location).toBe(`/p/far-shelves/partnership/${pair}/concern`);
    expect(withoutMarkup((await amina.get('/partnership?lang=en')).text)).toBe(before);
  }));

test('the mailed link answers by one button, also what is wrong, of which a mail asks more', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const own = { programme: cast.programme, person: cast.people.mei };
    const token = await linkToken(ctx, { ...own, purpose: 'contact', subject: String(pair) });
    const visitor = browse(ctx, cast);
    const shown = withoutMarkup((await visitor.get(`/l/${token}?lang=en`)).text);
    for (const words of ['We talked', 'Not yet', 'Something is wrong', 'Amina'])
      expect(shown).toContain(words);
    const answers = () => ctx.db.selectFrom('contact_report').select(['person_id', 'answer']).execute();
    expect(await answers()).toEqual([]);
    await visitor.post(`/l/${token}`, { answer: 'talked' });
    expect(await answers()).toEqual([{ person_id: cast.people.mei, answer: 'talked' }]);
    await visitor.post(`/l/${token}`, { answer: 'wrong' });
    const { kind, person_id: person } = await ctx.db
      .selectFrom('outbox')
      .select(['kind', 'person_id'])
      .executeTakeFirstOrThrow();
    expect({ kind, person }).toEqual({ kind: 'concern-asked', person: cast.people.mei });
  }));

test('what is wrong can be told by the link again on another day, and when the partnership is over', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const own = { programme: cast.programme, person: cast.people.mei };
    const token = await linkToken(ctx, { ...own, purpose: 'contact', subject: String(pair) });
    const visitor = browse(ctx, cast);
    const asked = async () =>
      (await ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'concern-asked').execute()).length;
    const tell = () => visitor.post(`/l/${token}`, { answer: 'wrong' });
    await tell();
    await tell();
    expect(await asked()).toBe(1);
    ctx.clock.forward(14 * 24);
    await tell();
    expect(await asked()).toBe(2);
    await endedByVolunteer({ ctx, pair });
    ctx.clock.forward(24);
    await tell();
    expect(await asked()).toBe(3);
  }));

test('a page that stood open while the partnership ended still leads on to where what is wrong is told', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    await endedByVolunteer({ ctx, pair });
    const mei = browse(ctx, cast, 'mei');
    const tell = async (answer: string) =>
      (await mei.post(`/partnership/${pair}/contact`, { answer })).location;
    expect(await tell('wrong')).toBe(`/p/far-shelves/partnership/${pair}/concern`);
    expect(await tell('talked')).toBe(`/p/far-shelves/partnership/${pair}`);
  }));

test('an answer that is on none of the buttons is refused, by the page and by the link, and what was told stays', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const own = { programme: cast.programme, person: cast.people.mei };
    const token = await linkToken(ctx, { ...own, purpose: 'contact', subject: String(pair) });
    await mei.post(`/partnership/${pair}/contact`, { answer: 'talked' });
    for (const address of [`/partnership/${pair}/contact`, `/l/${token}`])
      for (const form of [{ answer: 'forged' }, { answer: '' }, {}]) {
        const refused = await mei.post(`${address}?lang=en`, form);
        expect(refused.status).toBe(422);
        for (const words of ['Please choose one of the answers offered', 'Have you talked?', 'We talked'])
          expect(withoutMarkup(refused.text)).toContain(words);
      }
    const told = await ctx.db.selectFrom('contact_report').select('answer').execute();
    expect(told).toEqual([{ answer: 'talked' }]);
  }));
