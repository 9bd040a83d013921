import { expect, test } from 'vitest';
import { applied, stateOf } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import {
  PAGE_SIZE,
  countApplications,
  countFound,
  listApplications,
  startApplication,
} from '../../../rooms/applications/index.ts';

const DESK = '/workbench/applications';

test('a director finds applications by state, country, name and address', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'amina');
    await applied(ctx, cast, round, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    const lists = async (query: string) => {
      const { text } = await tomas.get(`${DESK}?${query}`, { 'accept-language': 'es' });
      return [text.includes('Amina Diallo'), text.includes('Luca Ferri')];
    };
    expect(await lists('')).toEqual([true, true]);
    expect(await lists('state=confirmed')).toEqual([true, true]);
    expect(await lists('state=waiting')).toEqual([false, false]);
    expect(await lists('country=SN')).toEqual([true, false]);
    expect(await lists('search=ferr')).toEqual([false, true]);
    expect(await lists('search=AMINA%40')).toEqual([true, false]);
    expect(await lists('search=%25')).toEqual([false, false]);
    expect(await lists('page=x&state=%00&round=9')).toEqual([true, true]);
  }));

test('an ambassador sees the people of her country, and nothing a partner would not', () =>
  onOpenRound(async (ctx, cast, round) => {
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.mei).execute();
    const mei = await applied(ctx, cast, round, 'mei', {
      country: 'NG',
      exclusions: ['nils@cast.example'],
      wishes: [{ about: 'country', value: 'JP', strength: 'must' }],
    });
    const amina = await applied(ctx, cast, round, 'amina');
    const ngozi = browse(ctx, cast, 'ngozi');
    const list = await ngozi.get(DESK);
    expect(list.text).toContain('陈美');
    for (const hidden of ['Amina', 'mei@cast.example']) expect(list.text).not.toContain(hidden);
    expect((await ngozi.get(`${DESK}?search=mei%40cast`)).text).not.toContain('陈美');
    const page = await ngozi.get(`${DESK}/${mei}`);
    expect(page.status).toBe(200);
    for (const hidden of ['mei@cast.example', 'nils@cast.example', 'Japan', 'began an application'])
      expect(page.text).not.toContain(hidden);
    expect((await ngozi.get(`${DESK}/${amina}`)).status).toBe(404);
    expect((await ngozi.post(`${DESK}/${mei}/withdrawal`)).status).toBe(404);
    expect(await stateOf(ctx, cast, round, 'mei')).toBe('confirmed');
    for (const other of ['elif', 'bao', 'ines', 'amina', 'nils'] as const)
      expect((await browse(ctx, cast, other).get(DESK)).status).toBe(404);
  }));

test('a director sees whom somebody ruled out, and acts for them', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca', { exclusions: ['nils@cast.example'] });
    const tomas = browse(ctx, cast, 'olga');
    expect((await tomas.get(`${DESK}/${id}`)).text).toContain('nils@cast.example');
    const refused = await tomas.post(`${DESK}/${id}/refusal`, { reason: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Please say why');
    await tomas.post(`${DESK}/${id}/refusal`, { reason: 'Not a <b>librarian</b>.' });
    expect(await stateOf(ctx, cast, round, 'luca')).toBe('declined');
    const own = await browse(ctx, cast, 'luca').get('/status');
    expect(own.text).toContain('Not a &lt;b>librarian&lt;/b>.');
    await tomas.post(`${DESK}/${id}/reinstatement`);
    expect(await stateOf(ctx, cast, round, 'luca')).toBe('confirmed');
    expect((await tomas.get(`${DESK}/${id}`)).text).toContain('The application is back as it was.');
    await tomas.post(`${DESK}/${id}/withdrawal`);
    expect(await stateOf(ctx, cast, round, 'luca')).toBe('withdrawn');
    expect((await tomas.get(`${DESK}/${id}`)).text).toContain('The application is withdrawn.');
    expect((await tomas.post(`${DESK}/${id}/confirmation`)).status).toBe(422);
  }));

test('the list comes by pages, and what was begun for a known address is nobody in it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    for (let i = 0; i <= PAGE_SIZE; i++)
      await startApplication(ctx, { programme, round: round.id, address: `p${i}@new.example`, locale: 'en' });
    await startApplication(ctx, { programme, round: round.id, address: 'amina@cast.example', locale: 'en' });
    const scope = { programme, round: round.id, countries: null };
    const first = await listApplications(ctx, scope, {});
    expect(first.rows).toHaveLength(PAGE_SIZE);
    const rest = await listApplications(ctx, scope, { before: first.older! });
    expect(rest).toMatchObject({ rows: [{ state: 'draft' }], older: null });
    expect(first.rows.map(({ id }) => id)).not.toContain(rest.rows[0]!.id);
    const counts = await countApplications(ctx, scope);
    expect(await countFound(ctx, scope, {}, counts)).toBe(PAGE_SIZE + 1);
    expect(await countFound(ctx, scope, { state: 'draft' }, counts)).toBe(PAGE_SIZE + 1);
    expect(await countFound(ctx, scope, { state: 'confirmed' }, counts)).toBe(0);
    expect(await countFound(ctx, scope, { search: 'p1' }, counts)).toBe(11);

    const tomas = browse(ctx, cast, 'tomas');
    const page = await tomas.get(DESK);
    expect(page.text).not.toContain('rel="prev"');
    const [, older] = /href="([^"]*before=[^"]*)"/.exec(page.text)!;
    const second = await tomas.get(older!.replaceAll('&amp;', '&').slice(older!.indexOf('/workbench')));
    expect(second.text).toContain(`/applications/${rest.rows[0]!.id}"`);
    expect(second.text).not.toContain(`/applications/${first.rows[0]!.id}"`);
    for (const nonsense of ['x', '1', '9.9.9', '99999999999999999.1'])
      expect((await tomas.get(`${DESK}?before=${nonsense}`)).text).toContain(
        `/applications/${first.rows[0]!.id}"`,
      );
  }));

test('the page of somebody left out tells a volunteer why, in words about them and not to them', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const change = (set: object) => ctx.db.updateTable('application').set(set).where('id', '=', id).execute();
    const page = async (): Promise<string> =>
      (await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`)).text;
    expect(await page()).not.toContain('Why they have no partner');
    await change({ state: 'waiting', waiting_reason: 'partnerLeft' });
    const waiting = await page();
    expect(waiting).toContain('Why they have no partner');
    expect(waiting).toMatch(
      /This is what they read about it:.{0,80}<blockquote.{0,80}Your partnership ended early/,
    );
    await change({ state: 'declined', waiting_reason: null, unavailable_at: round.dates.availability.dueAt });
    expect(await page()).toMatch(/They said on .{0,120} that they are not available\./);
    await change({
      state: 'confirmed',
      unavailable_at: null,
      available_asked_at: round.dates.availability.dueAt,
      answer_by: round.dates.matches.dueAt,
    });
    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + 3_600_000).toISOString());
    expect(await page()).toMatch(/asked on .{0,200} no answer came by/);
    // Published, but nobody has been told.
    await change({ state: 'waiting', waiting_reason: 'allTaken' });
    expect(await page()).toContain('This is what they will read about it, when partners are introduced:');
  }));

test('the page of a paired person names the partner and leads to the two, for who coordinates', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    await applied(ctx, cast, round, 'mei');
    const pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
    const { text } = await browse(ctx, cast, 'tomas').get(`${DESK}/${id}`);
    expect(text).toMatch(new RegExp(String.raw`/workbench/partnerships/${pair}"[^>]*><bdi>陈美</bdi>`));
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.luca).execute();
    expect((await browse(ctx, cast, 'ngozi').get(`${DESK}/${id}`)).text).not.toContain('陈美');
  }));

test('an address that mail comes back from shows as such on the page and in the list', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    await ctx.db
      .insertInto('suppression')
      .values({
        programme_id: cast.programme,
        address: 'luca@cast.example',
        reason: '550 no such <user>',
        at: ctx.clock.now(),
      })
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    const { text } = await tomas.get(`${DESK}/${id}?lang=en`);
    expect(text).toContain('Mail to this address comes back');
    expect(text).toContain('550 no such &lt;user>');
    expect(text).toContain('<code dir="ltr">antipode new-address</code>');
    expect((await tomas.get(DESK)).text).toContain('mail comes back');
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.luca).execute();
    const seen = (await browse(ctx, cast, 'ngozi').get(`${DESK}/${id}?lang=en`)).text;
    expect(seen).toContain('Mail to this address comes back');
    expect(seen).not.toContain('550 no such');
  }));

test('withdrawing for somebody asks first, and says what follows', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const { text } = await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`);
    const asked =
      /<details[^>]*><summary>Withdraw for this person<\/summary>.*?<\/details>/s.exec(text)?.[0] ?? '';
    expect(asked).toContain('They are told by mail. It can be taken back until partners are published.');
    expect(asked).toContain(`${DESK}/${id}/withdrawal"`);
    expect(text.replace(asked, '')).not.toContain('/withdrawal"');
    const change = (set: object) => ctx.db.updateTable('application').set(set).where('id', '=', id).execute();
    const page = async () => (await browse(ctx, cast, 'tomas').get(`${DESK}/${id}?lang=en`)).text;
    ctx.clock.set('2027-03-01T12:00:00Z');
    await change({ state: 'waiting', waiting_reason: 'allTaken' });
    expect(await page()).toContain('It can be taken back as long as the round runs.');
    await ctx.db
      .insertInto('publication')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        at: ctx.clock.now(),
        by: cast.people.tomas,
      })
      .execute();
    await change({ state: 'confirmed', waiting_reason: null });
    const late = await page();
    expect(late).toContain('They are told by mail.');
    expect(late).not.toContain('It can be taken back');
  }));
