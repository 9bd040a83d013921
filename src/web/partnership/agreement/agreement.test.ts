import { expect, test } from 'vitest';
import {
  WEEKLY,
  accept,
  acceptedBy,
  proposal,
  propose,
  rhythm,
  agreementStateOf,
} from '../../../../test/agreements.ts';
import { browse } from '../../../../test/browse.ts';
import { leave, withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { linkToken } from '../../../rooms/people/index.ts';

const terms = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('agreement')
    .select(['how_often', 'means', 'language', 'replaced_at'])
    .orderBy('version')
    .execute();

/** The hidden fields of the button whose form posts to `action`. */
function fieldsOf(page: string, action: RegExp): Record<string, string> {
  const form = page.split('<form ').find((one) => action.test(one.split('>')[0]!)) ?? '';
  return Object.fromEntries(
    [...form.split('</form>')[0]!.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((found) => [
      found[1]!,
      found[2]!,
    ]),
  );
}

test('two clicks make one: of one to propose what is ready, of the other to agree', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const amina = browse(ctx, cast, 'amina');
    const mei = browse(ctx, cast, 'mei');
    const first = (await amina.get('/partnership?lang=en')).text;
    for (const words of [
      'From your applications we suggest this',
      'Every two weeks',
      'letters here',
      'English',
    ])
      expect(withoutMarkup(first)).toContain(words);
    const proposed = await amina.post(`/partnership/${pair}/agreement`, fieldsOf(first, /\/agreement"/));
    expect(proposed.location).toBe(`/p/far-shelves/partnership/${pair}`);
    const waits = (await mei.get('/partnership?lang=en')).text;
    expect(withoutMarkup(waits)).toMatch(/Amina Diallo\s+proposed this/);
    await mei.post(`/partnership/${pair}/agreement/acceptance`, fieldsOf(waits, /\/acceptance"/));
    expect(await terms(scene)).toMatchObject([
      { how_often: 'fortnightly', means: ['letters'], language: 'en' },
    ]);
    for (const who of [amina, mei]) {
      const page = withoutMarkup((await who.get('/partnership?lang=en')).text);
      expect(page).toContain('Every two weeks');
      expect(page).not.toContain('Propose this');
    }
  }));

test('another proposal is made by a form, which keeps what was typed when something is missing', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const mei = browse(ctx, cast, 'mei');
    const at = `/partnership/${pair}/agreement`;
    const form = { often: 'monthly', means: 'video', language: 'en', hopes: 'To see the sea' };
    const refused = await mei.post(`${at}?lang=en`, { ...form, means: '' });
    expect(refused.status).toBe(422);
    expect(withoutMarkup(refused.text)).toContain('Please choose one of the answers offered');
    expect(refused.text).toContain('To see the sea');
    expect((await mei.post(`${at}?lang=en`, { ...form, hopes: 'x'.repeat(1001) })).status).toBe(422);
    expect(await terms(scene)).toEqual([]);
    await mei.post(at, form);
    const page = withoutMarkup((await browse(ctx, cast, 'amina').get(`${at}?lang=en`)).text);
    for (const words of ['To see the sea', 'Every month', 'video calls']) expect(page).toContain(words);
  }));

test('hopes are saved, what stands is opened again, and the old one stands until another is accepted', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    const at = `/partnership/${pair}/agreement`;
    await amina.post(at, { often: 'weekly', means: 'chat', language: 'en' });
    // Saving one's own hopes does not accept a partner's proposal.
    await mei.post(`${at}/hopes`, { hopes: 'Salt' });
    expect((await mei.get(at)).text).toContain(`${at}/acceptance`);
    await mei.post(at, { often: 'weekly', means: 'chat', language: 'en' });
    await mei.post(`${at}/hopes`, { hopes: 'Bread' });
    await mei.post(`${at}/reopening`);
    const page = withoutMarkup((await amina.get(`${at}?lang=en`)).text);
    expect(page).toContain('Bread');
    expect(page).toMatch(/would like to talk about it again\. It stands until/);
    await mei.post(at, { often: 'monthly', means: 'chat', language: 'en' });
    const shown = withoutMarkup((await amina.get('/partnership?lang=en')).text);
    expect(shown).toMatch(/Every month[\s\S]*Until all of you agree to that, this stands[\s\S]*Every week/);
  }));

test('nobody else sees or changes it, and once the partnership is over nothing is changed', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const at = `/partnership/${pair}/agreement`;
    const [amina, mei, nils] = [
      browse(ctx, cast, 'amina'),
      browse(ctx, cast, 'mei'),
      browse(ctx, cast, 'nils'),
    ];
    const form = { often: 'weekly', means: 'chat', language: 'en' };
    expect((await nils.get(at)).status).toBe(404);
    for (const path of [at, `${at}/acceptance`, `${at}/reopening`, `${at}/hopes`])
      expect((await nils.post(path, form)).status).toBe(404);
    await amina.post(at, form);
    await mei.post(at, form);
    await leave(scene, 'amina');
    await mei.post(at, { ...form, often: 'monthly' });
    expect(await terms(scene)).toMatchObject([{ how_often: 'weekly' }]);
    const page = await mei.get(`${at}?lang=en`);
    expect(withoutMarkup(page.text)).toContain('Every week');
    expect(page.text).not.toContain(`action="/p/far-shelves${at}`);
    for (const text of [page.text, (await mei.get(`/partnership/${pair}?lang=en`)).text]) {
      expect(withoutMarkup(text)).toContain('What you agreed on');
      expect(withoutMarkup(text)).not.toContain('How you keep in touch');
    }
  }));

test('the mailed link shows the proposal, and its button agrees; of one that was replaced it says so', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const theirs = { programme: cast.programme, person: cast.people.amina, partnership: pair };
    const ids = [await proposal(ctx, theirs, 'monthly'), await proposal(ctx, theirs)];
    const [old, own] = await Promise.all(
      ids.map((id) =>
        linkToken(ctx, {
          programme: cast.programme,
          person: cast.people.mei,
          purpose: 'agreement',
          subject: String(id),
        }),
      ),
    );
    const visitor = browse(ctx, cast);
    expect(withoutMarkup((await visitor.get(`/l/${old}?lang=en`)).text)).toContain(
      'Nothing waits for your answer',
    );
    const stands = () => acceptedBy(ctx, cast.people.mei);
    await visitor.post(`/l/${old}`);
    expect(await stands()).toEqual([]);
    const shown = withoutMarkup((await visitor.get(`/l/${own}?lang=en`)).text);
    expect(shown).toContain('Every week');
    expect(await stands()).toEqual([]);
    await visitor.post(`/l/${own}`);
    expect(await stands()).toEqual([ids[1]]);
  }));

test('what two agreed on waits for the yes of a third who joins them, and stands again with it', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    await propose(scene, 'amina', WEEKLY);
    await accept(scene, 'mei');
    expect(await rhythm(scene)).toBe(7);
    ctx.clock.forward(24);
    await ctx.db
      .insertInto('membership')
      .values({
        programme_id: cast.programme,
        partnership_id: pair,
        person_id: cast.people.luca,
        round_id: round.id,
        joined_at: ctx.clock.now(),
      })
      .execute();
    const page = async (who: 'amina' | 'luca'): Promise<string> =>
      (await browse(ctx, cast, who).get('/partnership?lang=en')).text;
    expect(await rhythm(scene)).toBe(14);
    const waits = withoutMarkup(await page('amina'));
    expect(waits).toMatch(/It waits for\s+Luca Ferri/);
    expect(waits).not.toContain('this stands:');
    const asked = await page('luca');
    expect(withoutMarkup(asked)).toMatch(/Amina Diallo\s+proposed this/);
    await browse(ctx, cast, 'luca').post(
      `/partnership/${pair}/agreement/acceptance`,
      fieldsOf(asked, /\/acceptance"/),
    );
    expect((await agreementStateOf(scene, 'mei')).standing).toMatchObject({ howOften: 'weekly' });
    expect(await rhythm(scene)).toBe(7);
    expect(withoutMarkup(await page('amina'))).not.toContain('It waits for');
  }));
