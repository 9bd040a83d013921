import { expect, test } from 'vitest';
import { json } from '../../../db/json.ts';
import { applied, applicationStateOf } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import {
  PAGE_SIZE,
  applicationTo,
  countApplications,
  countFound,
  listApplications,
  startApplication,
} from '../../../rooms/applications/index.ts';
import { addQuestion } from '../../../rooms/programmes/index.ts';
import { readAlong } from '../../../../test/readAlong.ts';

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
    expect(await lists('page=x&state=%00&round=')).toEqual([true, true]);
    // Filters by the answers to one or several questions of the form; the page of a record keeps them.
    const question = async (role: string) =>
      (await ctx.db.selectFrom('question').select('id').where('role', '=', role).executeTakeFirstOrThrow())
        .id;
    const [sector, interests] = [await question('sector'), await question('interests')];
    await ctx.db
      .updateTable('answer')
      .set({ value: json(['learning', 'careers']) })
      .where('question_id', '=', interests)
      .where('application_id', 'in', (eb) =>
        eb.selectFrom('application').select('id').where('person_id', '=', cast.people.luca),
      )
      .execute();
    expect(await lists(`answer-${sector}=public`)).toEqual([true, true]);
    expect(await lists(`answer-${interests}=careers`)).toEqual([false, true]);
    expect(await lists(`answer-${interests}=everyday&answer-${sector}=public`)).toEqual([true, false]);
    // A value that nobody of this round has finds nobody, and is shown as set. A view kept in another round never shows everybody.
    for (const gone of [
      `answer-${interests}=nothing`,
      'answer-999=yes',
      'answer-999-to=3',
      'country=NO',
      'tag=call',
    ])
      expect(await lists(gone), gone).toEqual([false, false]);
    expect((await tomas.get(`${DESK}?country=NO&lang=en`)).text).toMatch(/Country or region: <bdi>Norway/);
    expect(await lists('country=%00&tag=%00&answer-999=%00')).toEqual([true, true]);
    // A wrong bound for a question that does not exist is no filter of the list.
    expect(await lists('answer-999-to=x')).toEqual([false, false]);
    // Filters by a range of days, numbers and points on a scale.
    const asked = async (type: 'number' | 'date' | 'scale', given: readonly (string | number)[]) => {
      const ends = [
        { key: null, label: { en: 'Low' } },
        { key: null, label: { en: 'High' } },
      ];
      const added = await addQuestion(ctx, {
        programme: cast.programme,
        actor: { kind: 'person', id: cast.people.tomas },
        round: round.id,
        step: 2,
        type,
        text: {
          label: { en: `Which ${type}?` },
          help: {},
          options: type === 'scale' ? ends : [],
          required: false,
          shownToPartner: true,
          maxLength: null,
          bounds: type === 'scale' ? { least: 1, most: 5 } : null,
        },
      });
      if (!added.ok) throw new Error(added.reason);
      for (const [place, who] of (['amina', 'luca'] as const).entries()) {
        const of = (await applicationTo(ctx, cast.programme, round.id, cast.people[who]))!;
        const value = json<unknown>(given[place]);
        const answer = { question_id: added.question, version: 1, value, answered_at: ctx.clock.now() };
        await ctx.db
          .insertInto('answer')
          .values({ programme_id: cast.programme, application_id: of.id, ...answer })
          .execute();
      }
      return added.question;
    };
    const number = await asked('number', [9, 12]);
    expect(await lists(`answer-${number}-from=10`)).toEqual([false, true]);
    expect(await lists(`answer-${number}-from=9&answer-${number}-to=11`)).toEqual([true, false]);
    expect(await lists(`answer-${number}-from=many`)).toEqual([false, false]);
    const day = await asked('date', ['2027-03-01', '2027-11-20']);
    expect(await lists(`answer-${day}-to=2027-03-01`)).toEqual([true, false]);
    const scale = await asked('scale', [2, 5]);
    expect(await lists(`answer-${scale}-from=3`)).toEqual([false, true]);
    expect((await tomas.get(`${DESK}?lang=en&answer-${day}-from=2027-03-02`)).text).toMatch(
      /type="date"[^>]* value="2027-03-02"/,
    );
    const { text } = await tomas.get(`${DESK}?answer-${interests}=careers`);
    const [, record] = /\/workbench(\/applications\/\d+\?[^"]*)"/.exec(text)!;
    expect(record).toContain(`answer-${interests}=careers`);
    expect((await tomas.get(`/workbench${record!.replaceAll('&amp;', '&')}&lang=en`)).text).toContain(
      '1 of 1',
    );
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
    expect(await applicationStateOf(ctx, cast, round, 'mei')).toBe('confirmed');
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
    expect(await applicationStateOf(ctx, cast, round, 'luca')).toBe('declined');
    const own = await browse(ctx, cast, 'luca').get('/status');
    expect(own.text).toContain('Not a &lt;b>librarian&lt;/b>.');
    await tomas.post(`${DESK}/${id}/reinstatement`);
    expect(await applicationStateOf(ctx, cast, round, 'luca')).toBe('confirmed');
    expect((await tomas.get(`${DESK}/${id}`)).text).toContain('The application is back as it was.');
    const again = await tomas.post(`${DESK}/${id}/reinstatement`);
    expect(again.text).toContain('It was done already, or the application does not stand as this needs.');
    await tomas.post(`${DESK}/${id}/withdrawal`);
    expect(await applicationStateOf(ctx, cast, round, 'luca')).toBe('withdrawn');
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
    const rest = await listApplications(ctx, scope, { place: first.next! });
    expect(rest).toMatchObject({ rows: [{ state: 'draft' }], next: null });
    expect(first.rows.map(({ id }) => id)).not.toContain(rest.rows[0]!.id);
    const counts = await countApplications(ctx, scope);
    expect(await countFound(ctx, scope, {}, counts)).toBe(PAGE_SIZE + 1);
    expect(await countFound(ctx, scope, { state: 'draft' }, counts)).toBe(PAGE_SIZE + 1);
    expect(await countFound(ctx, scope, { state: 'confirmed' }, counts)).toBe(0);
    expect(await countFound(ctx, scope, { search: 'p1' }, counts)).toBe(12);

    const tomas = browse(ctx, cast, 'tomas');
    const page = await tomas.get(DESK);
    expect(page.text).not.toContain('rel="prev"');
    const pages = await readAlong(tomas, DESK, /\/applications\/(\d+)\?[^"]*"><bdi/g);
    expect(pages).toEqual([first, rest].map(({ rows }) => rows.map(({ id }) => String(id))));
    for (const nonsense of ['x', '1', '9.9.9', '99999999999999999999.1'])
      expect((await tomas.get(`${DESK}?after=${nonsense}`)).text).toContain(
        `/applications/${first.rows[0]!.id}?round=1`,
      );
  }));
