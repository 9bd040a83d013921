import { expect, test } from 'vitest';
import { applied } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import { stageRound } from '../../../../../test/cast.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { withPartners, applied as appliedPartner, write } from '../../../../../test/partners.ts';
import { undoLast } from '../../../../../test/undoing.ts';
import { names } from '../../../../../test/applying.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { answersOf } from '../../../../rooms/applications/index.ts';
import { sendLetters } from '../../../../rooms/partnerships/index.ts';
import { ownData, personById } from '../../../../rooms/people/index.ts';

/** The version from which a form was drawn. */
const baseIn = (page: string): string => /name="base" value="([^"]+)"/.exec(page)![1]!;

test('a coordinator reads a person whole in the order of time, but no word of a letter', () =>
  withPartners(['mei', 'luca'], async (scene) => {
    const { ctx, cast } = scene;
    ctx.clock.forward(1);
    await write(scene, 'luca', 'My secret garden.');
    ctx.clock.forward(1);
    await sendLetters(ctx);
    const application = await appliedPartner(scene, 'luca');
    const page = (await browse(ctx, cast, 'tomas').get(`/workbench/applications/${application!.id}?lang=en`))
      .text;
    const story = page.slice(page.indexOf('id="history"'));
    expect(story).toContain('Became partner of');
    expect(story).toContain('Wrote a letter');
    expect(page).not.toContain('secret garden');
    expect(story.indexOf('Wrote a letter')).toBeLessThan(story.indexOf('Became partner of'));
  }));

test('a note and a tag are for coordinators alone and the person, are found again, and undone from the log', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const page = `/workbench/applications/${await applied(ctx, cast, round, 'luca')}`;
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(page)).text).toContain('aria-labelledby="notes" class="off-paper"');
    expect((await tomas.post(`${page}/notes`, { note: 'Asked for a partner who sails.' })).status).toBe(303);
    await tomas.post(`${page}/tags`, { tag: ' Second  Try ' });
    await tomas.post(`${page}/tags`, { tag: 'second try' });
    expect((await tomas.post(`${page}/tags?lang=en`, { tag: ' ' })).text).toContain('Write a few words');
    expect((await tomas.get(page)).text).toMatch(/aria-labelledby="notes">.*who sails/s);
    expect((await browse(ctx, cast, 'ngozi').get(page)).text).not.toContain('who sails');
    const list = '/workbench/applications?lang=en&tag=second+try';
    const found = (await tomas.get(list)).text;
    expect(found).toContain('second try (1)');
    expect(found).toMatch(/<h1[^>]*>1 application/);
    expect(found).toContain('Luca');
    const { id } = await ctx.db.selectFrom('person_tag').select('id').executeTakeFirstOrThrow();
    await tomas.post(`${page}/tags/removal`, { tag: String(id) });
    // A view by a tag that nobody has any more is empty, and never the list of everybody.
    expect((await tomas.get(list)).text).toMatch(/Tag: <bdi>second try.*No application fits these filters/s);
    expect((await tomas.get(list)).text).not.toContain('Luca');
    await tomas.post(`${page}/tags`, { tag: 'second try' });
    // The list of a volunteer who sees no tags has no such filter. It shows the address's filter by its name, and finds nobody.
    const ambassador = (await browse(ctx, cast, 'ngozi').get(list)).text;
    expect(ambassador).toContain('<bdi>tag</bdi>: <bdi>second try</bdi>');
    expect(ambassador).not.toMatch(/<option[^>]*>second try|<tr id="row-/);
    const data = await ownData(ctx, programme, people.luca);
    expect(data['notes']).toMatchObject([{ body: 'Asked for a partner who sails.' }]);
    expect(data['tags']).toMatchObject([{ tag: 'second try' }]);
    // An event links to its line of the log, where it can be undone.
    const [, line] = /<a href="\/p\/far-shelves(\/workbench\/log\/\d+)">noted something on .?Luca Ferri/.exec(
      (await tomas.get(`${page}?lang=en`)).text,
    )!;
    expect((await tomas.post(`${line}/undoing`)).status).toBe(303);
    expect((await tomas.get(page)).text).not.toContain('who sails');
  }));

test('a coordinator who edits somebody’s details has them told by mail how these stand now', () =>
  onOpenRound(async (ctx, cast, round) => {
    const page = `/workbench/applications/${await applied(ctx, cast, round, 'luca')}/details`;
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(`${page}?lang=en`)).text).toContain('A mail tells them');
    const details = {
      name: 'Luca Ferri-Bianchi',
      called: '',
      pronunciation: '',
      locale: 'en',
      zone: 'Europe/Rome',
    };
    for (const name of ['', '👨‍👩‍👧‍👦'.repeat(100)])
      expect((await tomas.post(page, { ...details, name })).status).toBe(422);
    expect((await tomas.post(page, details)).status).toBe(303);
    expect(await personById(ctx, cast.programme, cast.people.luca)).toMatchObject({
      name: 'Luca Ferri-Bianchi',
    });
    const mail = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'text'])
      .where('kind', '=', 'details-changed-for')
      .executeTakeFirstOrThrow();
    expect(mail.person_id).toBe(cast.people.luca);
    expect(mail.text).toContain('Luca Ferri-Bianchi');
    // An edit that changes nothing mails nobody, and an unknown zone becomes that of the country.
    const same = await tomas.post(page, details);
    expect(same.headers.getSetCookie().join()).not.toContain('details-changed-for');
    const lima = ctx.db.updateTable('person').set({ zone: null, country: 'PE' });
    await lima.where('id', '=', cast.people.luca).execute();
    expect((await tomas.get(page)).text).toMatch(/value="America\/Lima" selected/);
    await ctx.db
      .updateTable('person')
      .set({ zone: 'Europe/Rome', country: 'IT' })
      .where('id', '=', cast.people.luca)
      .execute();

    // The log restores the name. The mail had not left, and no other follows; later changes stay.
    const undo = {
      ctx,
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.tomas },
    } as const;
    await undoLast(undo, 'details-changed-for');
    const name = async () => (await personById(ctx, cast.programme, cast.people.luca))?.name;
    expect(await name()).not.toBe('Luca Ferri-Bianchi');
    const states = async () =>
      (
        await ctx.db.selectFrom('outbox').select('state').where('kind', '=', 'details-changed-for').execute()
      ).map(({ state }) => state);
    expect(await states()).toEqual(['dropped']);
    await tomas.post(page, details);
    await browse(ctx, cast, 'luca').post('/me/details', { ...details, name: 'Luca F.' });
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'details-changed-for')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await tomas.post(`/workbench/log/${id}/undoing`);
    expect(await name()).toBe('Luca F.');
  }));

test('an application moves to a later round with its answers, whoever it is of is told, and the log moves it back', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const later = await stageRound(ctx, programme, '2027-06-01T09:00', 2);
    await ctx.db
      .updateTable('round')
      .set({ published_at: ctx.clock.now() })
      .where('id', '=', later.id)
      .execute();
    const application = await applied(ctx, cast, round, 'luca');
    const stands = () =>
      ctx.db
        .selectFrom('application')
        .select(['round_id', 'state', 'available_at'])
        .where('id', '=', application)
        .executeTakeFirstOrThrow();
    const answers = () =>
      ctx.db.selectFrom('answer').select('value').where('application_id', '=', application).execute();
    const [before, given] = [await stands(), await answers()];
    const tomas = browse(ctx, cast, 'tomas');
    const page = `/workbench/applications/${application}`;
    expect((await tomas.get(`${page}?lang=en`)).text).toContain('Move to a later round');
    expect((await tomas.post(`${page}/round?lang=en`, { round: String(round.id) })).text).toContain(
      'takes no applications',
    );
    expect((await tomas.post(`${page}/round`, { round: String(later.id) })).status).toBe(303);
    expect(await stands()).toMatchObject({ round_id: later.id, state: before.state });
    expect(await answers()).toEqual(given);
    const mails = () =>
      ctx.db
        .selectFrom('outbox')
        .select(['person_id', 'state'])
        .where('kind', '=', 'application-moved')
        .orderBy('id')
        .execute();
    const undo = { ctx, programme, actor: { kind: 'person', id: people.tomas } } as const;
    expect(await mails()).toEqual([{ person_id: people.luca, state: 'waiting' }]);
    await undoLast(undo, 'application-moved');
    expect(await stands()).toMatchObject({ round_id: round.id, state: before.state });
    // The mail had not left: it is dropped, and no other mail about it is sent.
    expect(await mails()).toEqual([{ person_id: people.luca, state: 'dropped' }]);

    // Moved again, told, and moved back: the person is told where the application is now.
    await tomas.post(`${page}/round`, { round: String(later.id) });
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: ctx.clock.now() })
      .where('kind', '=', 'application-moved')
      .where('state', '=', 'waiting')
      .execute();
    await undoLast(undo, 'application-moved');
    expect((await mails()).map(({ state }) => state)).toEqual(['dropped', 'sent', 'waiting']);
  }));

test('a coordinator corrects answers and the country of somebody, who is told; the log gives them back, and a second who corrects is told of the first', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const application = await applied(ctx, cast, round, 'luca');
    await ctx.db.updateTable('person').set({ name: 'By Hand' }).where('id', '=', people.luca).execute();
    await ctx.db.deleteFrom('outbox').execute();
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    const at = `/workbench/applications/${application}/answers/1`;
    const base = baseIn((await tomas.get(`${at}?lang=en`)).text);
    expect((await tomas.get(`${at}?round=1`)).text).toContain('/answers/1?round=1&amp;zones=all"');
    const ids = await names(ctx, cast, round);
    const fields = (country: string, zone: string) => ({
      [ids['name']!]: 'Luca Ferri',
      [ids['called']!]: '',
      [ids['country']!]: country,
      [ids['zone']!]: zone,
      [`${ids['languages']}.0.language`]: 'en',
      [`${ids['languages']}.0.level`]: 'C1',
      base,
    });
    const stood = await answersOf(ctx, programme, application);
    const wrong = await tomas.post(at, fields('XX', 'Europe/Rome'));
    expect([wrong.status, baseIn(wrong.text)]).toEqual([422, base]);
    expect((await tomas.post(at, fields('SN', 'Africa/Dakar'))).status).toBe(303);
    const person = async () => personById(ctx, programme, people.luca);
    // A name that was corrected by hand stays.
    expect(await person()).toMatchObject({ country: 'SN', zone: 'Africa/Dakar', name: 'By Hand' });
    const mails = () =>
      ctx.db
        .selectFrom('outbox')
        .select(['person_id', 'text', 'state'])
        .where('kind', '=', 'answers-corrected')
        .orderBy('id')
        .execute();
    const [mail] = await mails();
    expect(mail).toMatchObject({ person_id: people.luca, state: 'waiting' });
    expect(mail!.text).toMatch(/Senegal/);
    // The second form began with the earlier answers. A zone that its volunteer did not type is not shown as theirs.
    const { [ids['zone']!]: _, ...rest } = { ...fields('SN', ''), [ids['called']!]: 'Lu' };
    const called = withoutMarkup((await olga.post(`${at}?lang=en`, rest)).text);
    expect(called).toMatch(/You wrote: .?Lu/);
    expect(called).not.toContain('You wrote: –');
    const late = await olga.post(`${at}?lang=en`, fields('FR', 'Europe/Paris'));
    expect(late.status).toBe(422);
    expect(withoutMarkup(late.text)).toMatch(/It now says: .?Senegal .*You wrote: .?France/s);
    expect(await person()).toMatchObject({ country: 'SN' });
    expect(baseIn(late.text)).not.toBe(base);
    expect(late.text).toMatch(/value="FR" selected/);
    await undoLast({ ctx, programme, actor: { kind: 'person', id: people.tomas } }, 'answers-corrected');
    expect(await answersOf(ctx, programme, application)).toMatchObject(
      new Map([...stood].map(([id, { value, version }]) => [id, { value, version }])),
    );
    expect(await person()).toMatchObject({ country: 'IT', name: 'By Hand' });
    expect((await mails()).map(({ state }) => state)).toEqual(['dropped']);
    for (const who of ['ngozi', 'ines', 'luca'] as const)
      expect((await browse(ctx, cast, who).get(at)).status).toBe(404);
  }));

test('somebody who applied to no round is in the list of people and has a page to edit them, and an application leads to those of the same person to other rounds', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const later = await stageRound(ctx, programme, '2027-06-01T09:00', 2);
    const first = await applied(ctx, cast, round, 'luca');
    const { id: second } = await ctx.db
      .insertInto('application')
      .values({
        programme_id: programme,
        round_id: later.id,
        person_id: people.luca,
        state: 'draft',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const tomas = browse(ctx, cast, 'tomas');
    const one = (await tomas.get(`/workbench/applications/${first}?lang=en`)).text;
    expect(one).toContain(`/workbench/applications/${second}"`);
    expect(one).toMatch(/Applied: .?Round 2/);
    const page = (await tomas.get(`/workbench/everybody/${people.luca}?lang=en`)).text;
    for (const id of [first, second]) expect(page).toContain(`/workbench/applications/${id}"`);

    const bao = `/workbench/everybody/${people.bao}`;
    const search = await tomas.get('/workbench/search?lang=en&q=bao');
    expect(search.text).toContain(`${bao}"`);
    const all = (await tomas.get('/workbench/everybody?lang=en')).text;
    expect(all).toContain('Luca Ferri');
    const none = (await tomas.get('/workbench/everybody?lang=en&applied=none')).text;
    expect(none).toContain(`${bao}?list=everybody&amp;applied=none"`);
    expect(none).not.toContain('Luca Ferri');
    const shown = (await tomas.get(`${bao}?lang=en`)).text;
    expect(shown).toContain('has applied to no round');
    expect(shown).toContain('Make them one with somebody');
    expect((await browse(ctx, cast, 'ngozi').get(bao)).status).toBe(404);
    expect((await browse(ctx, cast, 'ngozi').get('/workbench/everybody')).status).toBe(404);

    // The page of a person offers what makes sense without an application.
    expect((await tomas.post(`${bao}/notes`, { note: 'Reads along.' })).status).toBe(303);
    await tomas.post(`${bao}/tags`, { tag: 'guest' });
    expect((await tomas.post(`${bao}/tags?lang=en`, { tag: ' ' })).text).toContain('Write a few words');
    const details = { name: 'Bao Anh', called: '', pronunciation: '', locale: 'en', zone: 'Asia/Tokyo' };
    expect((await tomas.post(`${bao}/details`, { ...details, country: 'JP' })).status).toBe(303);
    expect(await personById(ctx, programme, people.bao)).toMatchObject({ name: 'Bao Anh', country: 'JP' });
    expect((await tomas.get(bao)).text).toMatch(/Reads along\..*guest/s);
    await undoLast({ ctx, programme, actor: { kind: 'person', id: people.tomas } }, 'details-changed-for');
    expect(await personById(ctx, programme, people.bao)).toMatchObject({ name: 'Bao Tran', country: 'VN' });
    const address = { address: 'bao@new.example' };
    await ctx.db.deleteFrom('role').where('person_id', '=', people.bao).execute();
    expect((await tomas.post(`${bao}/address`, address)).status).toBe(303);
    expect((await tomas.get(`${bao}?lang=en`)).text).toContain('bao@new.example');
  }));
