import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { DATE_KINDS, formOf, roundByNumber } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';

/** The values of a page's fields, as a browser would send them. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  for (const [, tag, options] of html.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const name = /name="([^"]*)"/.exec(tag ?? '')?.[1];
    if (name) fields[name] = /value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? '';
  }
  return fields;
}

const datesOf = (round: Round): Record<string, string> =>
  Object.fromEntries(
    DATE_KINDS.flatMap((kind) => [
      [`${kind}.wall`, round.dates[kind].wall],
      [`${kind}.zone`, round.dates[kind].zone],
    ]),
  );

test('a first round is planned from the suggestion as it stands, gets the default form, and is published', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas', {});
    const page = await tomas.get('/workbench/rounds/new');
    expect(page.status).toBe(200);
    const planned = await tomas.post('/workbench/rounds', {
      ...fieldsOf(page.text),
      'label.es': ' Primavera ',
    });
    expect(planned).toMatchObject({ status: 303, location: `/p/${cast.slug}/workbench/rounds/1` });
    const round = await roundByNumber(ctx, cast.programme, 1);
    expect(round).toMatchObject({ label: { es: 'Primavera' }, rhythm_days: 14, published_at: null });
    expect(round!.dates.opens).toMatchObject({ wall: '2027-01-18T09:00', zone: 'Europe/Madrid' });
    expect((await formOf(ctx, cast.programme, round!.id)).length).toBe(5);
    const desk = await tomas.get('/workbench/rounds/1');
    expect(desk.text).toContain('Primavera');
    // Nine in Madrid is five in the morning in Buenos Aires, where Tomás is.
    expect(desk.text).toContain('lunes, 18 de enero de 2027, 05:00');
    expect(desk.text).toContain('09:00 para <bdi>Madrid</bdi>');
    // Nothing happens by itself before the round is public.
    expect(desk.text).not.toContain('El formulario se abre solo');
    expect((await tomas.post('/workbench/rounds/1/publication')).status).toBe(303);
    expect((await tomas.get('/workbench/rounds/1')).text).toContain('El formulario se abre solo');
    expect((await browse(ctx, cast).get('/rounds/1')).status).toBe(200);
    // A second post, as by a second click, does no harm.
    expect((await tomas.post('/workbench/rounds/1/publication')).status).toBe(303);
  });
});

test('a later round starts as a copy of the last, shifted by whole weeks', async () => {
  await onStage(async (ctx, cast) => {
    const first = await stageRound(ctx, cast.programme);
    const olga = browse(ctx, cast, 'olga');
    const page = await olga.get('/workbench/rounds/new');
    const fields = fieldsOf(page.text);
    expect(fields['from']).toBe('1');
    expect(fields['opens.wall']).toBe('2027-06-06T09:00');
    await olga.post('/workbench/rounds', fields);
    const copy = await roundByNumber(ctx, cast.programme, 2);
    expect(copy).toMatchObject({ copied_from: first.id, label: {} });
    expect(copy!.dates.closes.wall).toBe('2027-06-27T09:00');
  });
});

test('dates that cannot be come back with all that was typed and a message at each field', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    const olga = browse(ctx, cast, 'olga');
    const sent = {
      ...datesOf(round),
      'closes.wall': '2027-01-02T09:00',
      'ends.wall': '2027-02-30T09:00',
      'purges.wall': '"><script>alert(1)</script>',
      'matches.zone': 'Mars/"><script>',
    };
    for (const answer of [
      await olga.post('/workbench/rounds/1/dates', sent),
      await olga.post('/workbench/rounds', { ...sent, rhythm: '14', 'label.en': '<script>x' }),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain('<script>');
      expect(fieldsOf(answer.text)).toMatchObject({
        'closes.wall': '2027-01-02T09:00',
        'ends.wall': '2027-02-30T09:00',
      });
      expect(answer.text).toContain(
        'Applications close: this comes before “Applications open”. Choose a later time.',
      );
      expect(answer.text).toContain('href="#f-ends-wall"');
      expect(answer.text).toContain('id="f-matches-zone-error"');
    }
    expect((await roundByNumber(ctx, cast.programme, 1))!.dates).toEqual(round.dates);
    expect(await roundByNumber(ctx, cast.programme, 2)).toBeNull();
  });
});

test('moving a date of a public round first shows what follows, then says that people are told; the same dates under an older zone name tell nobody', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    await ctx.db
      .insertInto('application')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        person_id: cast.people.amina,
        state: 'confirmed',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
      })
      .execute();
    await ctx.db
      .updateTable('round_date')
      .set({ zone: 'Asia/Calcutta', wall: '2027-01-31T13:30' })
      .where('kind', '=', 'closes')
      .execute();
    const olga = browse(ctx, cast, 'olga');
    const page = (await olga.get('/workbench/rounds/1')).text;
    const fields = fieldsOf(page.slice(page.indexOf('/rounds/1/dates"'), page.indexOf('/rounds/1/name"')));
    expect(fields['closes.zone']).toBe('Asia/Kolkata');
    await olga.post('/workbench/rounds/1/dates', fields);
    expect(await ctx.db.selectFrom('outbox').select('id').execute()).toHaveLength(0);
    const moved = { ...fields, 'closes.wall': '2027-01-31T18:30' };
    const shown = await olga.post('/workbench/rounds/1/dates', moved);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Nothing is saved yet');
    expect(shown.text).toContain('1 confirmed person is asked on');
    expect(shown.text).toMatch(/Dates of a round have moved.*?>1</s);
    expect(await ctx.db.selectFrom('outbox').select('kind').execute()).toEqual([]);
    expect((await roundByNumber(ctx, cast.programme, 1))!.dates.closes.wall).toBe('2027-01-31T13:30');
    // Going back keeps the typed values.
    const seen = fieldsOf(shown.text);
    const back = await olga.post('/workbench/rounds/1/dates', { ...seen, edit: 'yes' });
    expect(fieldsOf(back.text)['closes.wall']).toBe('2027-01-31T18:30');
    // Another person applied in between, so the preview is no longer true.
    await ctx.db.updateTable('application').set({ state: 'draft' }).execute();
    const anew = await olga.post('/workbench/rounds/1/dates', seen);
    expect(anew.text).toContain('Something has changed since you looked');
    expect(await olga.post('/workbench/rounds/1/dates', fieldsOf(anew.text))).toMatchObject({ status: 303 });
    expect((await olga.get('/workbench/rounds/1')).text).toContain('is told the new dates by mail');
    expect(await ctx.db.selectFrom('outbox').select('kind').execute()).toEqual([{ kind: 'dates-changed' }]);
    // In a round that is over nobody gets a mail about it any more. Data that is deleted earlier does not come back.
    ctx.clock.set('2027-07-01T12:00:00Z');
    await ctx.db
      .updateTable('round_date')
      .set({ done_at: ctx.clock.now() })
      .where('kind', '<>', 'purges')
      .execute();
    const later = browse(ctx, cast, 'olga');
    const over = (await later.get('/workbench/rounds/1')).text;
    const purged = {
      ...fieldsOf(over.slice(over.indexOf('/rounds/1/dates"'), over.indexOf('/rounds/1/name"'))),
      'purges.wall': '2027-07-01T09:00',
    };
    const asked = await later.post('/workbench/rounds/1/dates', purged);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('earlier than until now and for good: that of 1 person');
    expect((await roundByNumber(ctx, cast.programme, 1))!.dates.purges.wall).not.toBe('2027-07-01T09:00');
    // A date in the past acts ten minutes after the move, whenever the move happens.
    ctx.clock.forward(1 / 60);
    expect((await later.post('/workbench/rounds/1/dates', fieldsOf(asked.text))).status).toBe(303);
    expect((await roundByNumber(ctx, cast.programme, 1))!.dates.purges.wall).toBe('2027-07-01T09:00');
  });
});

test('a rhythm that is no number of days comes back as typed', async () => {
  await onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const olga = browse(ctx, cast, 'olga');
    const answer = await olga.post('/workbench/rounds/1/name', { rhythm: 'often', 'label.en': 'Spring' });
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer.text)).toMatchObject({ rhythm: 'often', 'label.en': 'Spring' });
    await olga.post('/workbench/rounds/1/name', { rhythm: ' 10 ', 'label.en': 'Spring' });
    expect(await roundByNumber(ctx, cast.programme, 1)).toMatchObject({
      rhythm_days: 10,
      label: { en: 'Spring' },
    });
  });
});

test('a round is called off once, and not while it runs', async () => {
  await onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const olga = browse(ctx, cast, 'olga');
    ctx.clock.set('2027-03-01T12:00:00Z');
    const late = await olga.post('/workbench/rounds/1/cancellation');
    expect(late.status).toBe(422);
    expect(late.text).toContain('This round has begun already');
    ctx.clock.set('2027-01-15T12:00:00Z');
    expect((await olga.post('/workbench/rounds/1/cancellation')).status).toBe(303);
    expect((await olga.get('/workbench/rounds/1')).text).toContain('This round was called off.');
  });
});

test('of a round whose personal data is gone its page says so, and what its lists show', () =>
  onStage(async (ctx, cast) => {
    const { id } = await stageRound(ctx, cast.programme);
    const dates = ctx.db.updateTable('round_date').where('round_id', '=', id).where('kind', '=', 'purges');
    const page = async () => (await browse(ctx, cast, 'tomas').get('/workbench/rounds/1?lang=en')).text;
    expect(await page()).not.toContain('as promised');
    await dates.set({ done_at: ctx.clock.now() }).execute();
    expect(await page()).toMatch(
      /The personal data of this round was deleted on .*, as promised\. Its lists/,
    );
  }));

test('planning rounds is for directors and matchers alone', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    for (const one of ['luca', 'ngozi', 'elif', 'bao', 'ines'] as const) {
      const browser = browse(ctx, cast, one);
      for (const path of ['/workbench/rounds', '/workbench/rounds/new', '/workbench/rounds/1'])
        expect((await browser.get(path)).status, `${one} ${path}`).toBe(404);
      for (const path of ['', '/1/dates', '/1/name', '/1/publication', '/1/cancellation'])
        expect((await browser.post(`/workbench/rounds${path}`, datesOf(round))).status).toBe(404);
    }
    expect((await browse(ctx, cast).get('/workbench/rounds')).location).toContain('/sign-in');
    const olga = browse(ctx, cast, 'olga');
    for (const path of ['/workbench/rounds/2', '/workbench/rounds/x'])
      expect((await olga.get(path)).status).toBe(404);
  });
});

test('of two who change the dates or the name of a round the second is shown both, and nothing is overwritten', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    const [tomas, olga] = [browse(ctx, cast, 'tomas', {}), browse(ctx, cast, 'olga', {})];
    const own = '/workbench/rounds/1';
    const bases = [...(await olga.get(own)).text.matchAll(/name="base" value="([^"]+)"/g)].map(
      ([, one]) => one!,
    );
    const dates = { ...datesOf(round), 'purges.wall': '2028-01-01T09:00', base: bases[0]! };
    const name = { 'label.en': 'Spring', rhythm: '14', base: bases[1]! };
    expect((await tomas.post(`${own}/dates`, dates)).status).toBe(303);
    expect((await tomas.post(`${own}/name`, name)).status).toBe(303);
    const late = await olga.post(`${own}/dates?lang=en`, { ...dates, 'purges.wall': '2028-02-02T09:00' });
    expect(late.status).toBe(422);
    expect(late.text).toMatch(/It now says: <bdi>2028-01-01 09:00 .*You wrote: <bdi>2028-02-02 09:00 /s);
    const other = await olga.post(`${own}/name?lang=en`, { ...name, 'label.en': 'Autumn' });
    expect(other.status).toBe(422);
    expect(other.text).toMatch(/It now says: <bdi[^>]*>Spring<.*You wrote: <bdi[^>]*>Autumn</s);
    const now = (await roundByNumber(ctx, cast.programme, 1))!;
    expect([now.dates.purges.wall, now.label['en']]).toEqual(['2028-01-01T09:00', 'Spring']);
    const [, base = ''] = [...other.text.matchAll(/name="base" value="([^"]+)"/g)].map(([, one]) => one!);
    expect((await olga.post(`${own}/name`, { ...name, 'label.en': 'Autumn', base })).status).toBe(303);
  });
});
