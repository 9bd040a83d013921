import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { unsubscribe } from '../../../rooms/preferences/index.ts';

const PATH = '/workbench/applications/words';
const SEVERAL = '/workbench/lists/applications/several';

type Play = Parameters<typeof onOpenRound>[0];

/** Amina, Luca and Mei applied; Mei wants no announcements. */
const threeApplied = (
  play: (...args: [...Parameters<Play>, Record<'amina' | 'luca' | 'mei', number>]) => Promise<void>,
) =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const amina = await applied(ctx, cast, round, 'amina');
    const luca = await applied(ctx, cast, round, 'luca');
    const mei = await applied(ctx, cast, round, 'mei');
    await unsubscribe(ctx, { programme, person: people.mei, category: 'announcements' });
    await play(ctx, cast, round, { amina, luca, mei });
  });

const within = (location: string | null): string => location!.replace('/p/far-shelves', '');

test('one text goes to the people of the chosen applications: counted and seen first, one entry in the log, taken out of the outbox as a whole', () =>
  threeApplied(async (ctx, cast, _round, { amina, mei }) => {
    const { people } = cast;
    const tomas = browse(ctx, cast, 'tomas');
    const mails = () =>
      ctx.db
        .selectFrom('outbox')
        .select(['person_id', 'state'])
        .where('kind', '=', 'announcement')
        .orderBy('person_id')
        .execute();
    const query = 'round=1&sort=name';
    const chosen = `${amina},${mei}`;
    const led = await tomas.get(`${SEVERAL}?act=write&chosen=${chosen}&query=${encodeURIComponent(query)}`);
    const page = await tomas.get(`${within(led.location)}&lang=en`);
    const first = withoutMarkup(page.text);
    expect(first).toContain('Write to 2 people');
    for (const name of ['Amina Diallo', '陈美']) expect(first).toContain(name);
    expect(first).not.toContain('Luca Ferri');
    const typed = {
      applications: chosen,
      list: query,
      'subject.en': 'One more week',
      'body.en': 'We decide on Friday.',
    };
    const refused = await tomas.post(`${PATH}?lang=en`, { ...typed, 'subject.en': '', act: 'preview' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('We decide on Friday.');
    expect(refused.text).toContain(`name="applications" value="${chosen}"`);
    const seen = await tomas.post(`${PATH}?lang=en`, { ...typed, act: 'preview' });
    expect(seen.status).toBe(200);
    expect(withoutMarkup(seen.text)).toContain('It goes to one person');
    expect(await mails()).toEqual([]);

    const done = await tomas.post(PATH, { ...typed, act: 'queue' });
    expect(within(done.location)).toContain(`/workbench/applications?${query}`);
    expect(await mails()).toEqual([{ person_id: people.amina, state: 'waiting' }]);
    const events = await ctx.db
      .selectFrom('event')
      .select(['id', 'subject_id'])
      .where('kind', '=', 'announcement-queued')
      .execute();
    expect(events).toHaveLength(1);
    const occasion = `announcement:${events[0]!.subject_id}`;
    const group = { kind: 'announcement', occasion };
    const olga = browse(ctx, cast, 'olga');
    await olga.post('/workbench/outbox/group/removal', group);
    expect((await mails()).map(({ state }) => state)).toEqual(['dropped']);
    await olga.post('/workbench/outbox/group/return', group);
    // The log takes all of it back.
    await olga.post(`/workbench/log/${events[0]!.id}/undoing`);
    expect((await mails()).map(({ state }) => state)).toEqual(['dropped']);
    // The note about a text to several people leads to its mails.
    const more = await olga.post(PATH, { ...typed, act: 'queue' });
    expect(more.status).toBe(303);
    expect(decodeURIComponent(olga.cookies.get('note')!)).toMatch(
      /^announcement-queued .*"One more week".*outbox\/group\?/,
    );
  }));

test('all that a filter of the list finds are written to, and nobody else', () =>
  threeApplied(async (ctx, cast, _round, { luca }) => {
    const { people } = cast;
    await ctx.db.updateTable('application').set({ state: 'withdrawn' }).where('id', '=', luca).execute();
    const tomas = browse(ctx, cast, 'tomas');
    const query = encodeURIComponent('round=1&state=withdrawn');
    const led = await tomas.get(`${SEVERAL}?act=write&which=all&query=${query}`);
    const { text } = await tomas.get(`${within(led.location)}&lang=en`);
    expect(withoutMarkup(text)).toContain('Write to one person');
    const [, applications] = /name="applications" value="([^"]*)"/.exec(text)!;
    expect(applications).toBe(String(luca));
    const typed = {
      applications: applications!,
      'subject.en': 'Come back',
      'body.en': 'There is room.',
      act: 'queue',
    };
    await tomas.post(PATH, typed);
    const mails = await ctx.db
      .selectFrom('outbox')
      .select('person_id')
      .where('kind', '=', 'announcement')
      .execute();
    expect(mails).toEqual([{ person_id: people.luca }]);
  }));

test('whoever reads a country alone, or nothing, writes to nobody, and whose address nobody confirmed gets nothing', () =>
  threeApplied(async (ctx, cast, _round, { amina }) => {
    for (const who of ['ngozi', 'ines', 'elif', 'amina'] as const)
      expect((await browse(ctx, cast, who).get(`${PATH}?applications=${amina}`)).status, who).toBe(404);
    await ctx.db
      .updateTable('person')
      .set({ address_confirmed_at: null })
      .where('id', '=', cast.people.amina)
      .execute();
    const typed = {
      applications: String(amina),
      'subject.en': 'Hello',
      'body.en': 'Are you there?',
      act: 'queue',
    };
    const page = await browse(ctx, cast, 'tomas').post(PATH, typed);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Are you there?');
    expect(await ctx.db.selectFrom('announcement').select('id').execute()).toEqual([]);
  }));
