import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { CAST } from '../../../../test/cast.ts';
import { minuteOver } from '../../../../test/minuteOver.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withPartners, write } from '../../../../test/partners.ts';
import { contactOf } from '../../../../test/roundContact.ts';
import { announce } from '../../../rooms/outbox/index.ts';
import { ROUND_TABLES } from './tables.ts';

/** The columns of each table, as docs/exports.md has them. */
const documented = (): Map<string, string[]> =>
  new Map(
    readFileSync('docs/exports.md', 'utf8')
      .split('## Everything of a round')[1]!
      .split(/^## /m)[0]!
      .split('\n')
      .flatMap((line) => {
        const [, table, columns] = /^\| `(\w+)` \| (.+) \|$/.exec(line) ?? [];
        return table ? [[table, [...columns!.matchAll(/`(\w+)`/g)].map(([, one]) => one!)]] : [];
      }),
  );

test('every table of a round goes out as CSV and JSON with the columns that the page and the docs explain, and no word of a letter', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    await write(scene, 'luca', 'Nobody else reads this.');
    await minuteOver(ctx);
    const at = ctx.clock.now();
    const own = { programme_id: cast.programme, person_id: cast.people.luca };
    await ctx.db
      .insertInto('absence')
      .values({ ...own, said_at: at, until_day: '2027-03-01', back_at: at, reason: 'My knee.' })
      .execute();
    await ctx.db
      .insertInto('person_note')
      .values({ ...own, round_id: round.id, body: '=Call him', written_at: at })
      .execute();
    await announce(ctx, {
      programme: cast.programme,
      actor: { kind: 'command' },
      subject: { en: 'News of the round' },
      body: { en: 'Words.' },
      filter: { round: round.id },
    });
    await contactOf(scene);
    const tomas = browse(ctx, cast, 'tomas');
    const base = `/workbench/rounds/${round.number}/files`;
    const page = (await tomas.get(base)).text;
    const known = documented();
    expect([...known.keys()]).toEqual(ROUND_TABLES.map(({ name }) => name));
    const rows = new Map<string, Record<string, unknown>[]>();
    for (const { name } of ROUND_TABLES) {
      const csv = (await tomas.post(`${base}/${name}`, { as: 'csv' })).text;
      const json = (await tomas.post(`${base}/${name}`, { as: 'json' })).text;
      const [head, ...lines] = parse(csv) as string[][];
      expect([name, head]).toEqual([name, known.get(name)]);
      rows.set(name, JSON.parse(json) as Record<string, unknown>[]);
      expect([name, lines.length]).toEqual([name, rows.get(name)!.length]);
      for (const column of head!) expect(page).toContain(`<code dir="ltr">${column}</code>`);
      expect(csv + json).not.toMatch(/Nobody else reads|My knee|She sings|A secret question/);
      if (name === 'notes') expect(csv).toContain("'=Call him");
    }
    expect(rows.get('letters')).toEqual([
      expect.objectContaining({ from: 'Luca Ferri', partnership: scene.pair }),
    ]);
    expect(rows.get('announcements')).toMatchObject([{ title: 'News of the round' }]);
    expect(rows.get('agreements')).toEqual([
      expect.objectContaining({
        often: 'weekly',
        means: ['video', 'letters'],
        agreed: null,
        partnership: scene.pair,
      }),
    ]);
    expect(rows.get('reminders')).toEqual([
      expect.objectContaining({ owes: 'answer', turn: 1, reminded: null, name: CAST.mei.name }),
    ]);
    // A rehearsal does not count as a chat of the round.
    expect(rows.get('chats')).toEqual([
      expect.objectContaining({ title: 'An hour together', state: 'planned', minutes: 60, opened: null }),
    ]);
    expect(rows.get('proposed')).toEqual([expect.objectContaining({ name: CAST.luca.name })]);
    for (const name of ['dates', 'members', 'absences'])
      expect(rows.get(name)!.length, name).toBeGreaterThan(0);
    const log = (await tomas.get('/workbench/log?lang=en')).text;
    expect(log).toContain('When letters were written');
    // After the introduction the round's proposals are the introduced pairs, with the reasons why they fit.
    const listed = async () =>
      [...(await tomas.get(base)).text.matchAll(/lists\/(proposals|introduced)\/table/g)].map(
        ([, name]) => name,
      );
    await ctx.db.deleteFrom('publication').execute();
    expect(new Set(await listed())).toEqual(new Set(['proposals']));
    await ctx.db
      .insertInto('publication')
      .values({ programme_id: cast.programme, round_id: round.id, at, by: cast.people.tomas })
      .execute();
    expect(new Set(await listed())).toEqual(new Set(['introduced']));
    // Ambassadors see the people of their country, but never a whole round.
    const ngozi = browse(ctx, cast, 'ngozi');
    expect((await ngozi.get(base)).status).toBe(404);
    expect((await ngozi.post(`${base}/answers`, { as: 'csv' })).status).toBe(404);
    expect((await tomas.post(`${base}/nonsense`, { as: 'csv' })).status).toBe(404);
  }));

test('volunteers and the mails of an occasion go out as they are filtered, without a word of a mail', () =>
  onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const taken = async (list: string): Promise<string> =>
      (await tomas.post(`/workbench/lists/${list}`, { as: 'json' })).text;
    expect(JSON.parse(await taken('volunteers/table?held=ambassador'))).toEqual([
      expect.objectContaining({ address: 'ngozi@cast.example', role: 'ambassador NG' }),
    ]);
    await tomas.post('/workbench/announcements', {
      'subject.en': 'News',
      'body.en': 'Words that stay.',
      act: 'queue',
    });
    const { id } = await ctx.db.selectFrom('announcement').select('id').executeTakeFirstOrThrow();
    const of = new URLSearchParams({ kind: 'announcement', occasion: `announcement:${id}`, search: 'luca' });
    const mails = await taken(`mails/table?${of}`);
    expect(mails).not.toContain('Words that stay');
    expect(JSON.parse(mails)).toEqual([
      expect.objectContaining({ address: 'luca@cast.example', language: 'en', state: 'waiting' }),
    ]);
  }));
