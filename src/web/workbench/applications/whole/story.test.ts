import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applied } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import { explained } from '../../../../../test/explained.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { BROUGHT } from '../../../brought.ts';
import { partsOfStory, storyQuery } from './story.ts';
import type { Told } from './story.ts';

const line = (what: Told['what'], id: number): Told => ({
  what,
  id,
  at: new Date(0),
  name: '',
  by: null,
  byKind: null,
  state: null,
  key: `0.${id}.${what}`,
});

test('a story that is cut leads to the rest, however many notes stand above it', () => {
  const told = Array.from({ length: 251 }, (_, id) => line(id < 150 ? 'note' : 'mail', id));
  const cut = partsOfStory(told);
  expect([cut.notes.length, cut.rest.length, cut.earlier]).toEqual([150, 100, '0.249.mail']);
  expect(partsOfStory(told.slice(0, 250))).toMatchObject({ earlier: null });
});

test('what came before is told page by page, all of it and nothing twice, also where hundreds happened at one moment', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const application = await applied(ctx, cast, round, 'luca');
    const told = await sql<{ id: number }>`
      insert into event (programme_id, at, actor_kind, kind, subject_kind, subject_id, data)
      select ${programme}, ${ctx.clock.now()}::timestamptz - (n / 150) * interval '1 hour', 'timetable', 'note-written', 'person', ${people.luca},
        '{"note": 1}' from generate_series(1, 330) n returning id`.execute(ctx.db);
    await sql`
      insert into outbox (programme_id, person_id, kind, occasion, address, locale, many, private, subject, text, html, state, due_at, queued_at, message_id)
      select ${programme}, ${people.luca}, 'announcement', 'planted:' || n, 'luca@cast.example', 'en', false, false, '', '', '', 'held',
        ${ctx.clock.now()}, ${ctx.clock.now()}, 'planted-' || n
      from generate_series(1, 120) n`.execute(ctx.db);
    const tomas = browse(ctx, cast, 'tomas');
    for (const own of [
      `/workbench/applications/${application}`,
      `/workbench/applications/${application}?round=1`,
      `/workbench/everybody/${people.luca}`,
    ]) {
      const [events, mails]: string[][] = [[], []];
      for (let next: string | undefined = own, pages = 0; next; pages++) {
        expect(pages).toBeLessThan(7);
        const page: string = (await tomas.get(`${next}${next.includes('?') ? '&' : '?'}lang=en`)).text;
        const story = page.slice(page.indexOf('id="history"'));
        events!.push(...[...story.matchAll(/\/log\/(\d+)"/g)].map(([, id]) => id!));
        mails!.push(...story.matchAll(/Mail: /g).map(([one]) => one));
        next = /href="\/p\/far-shelves([^"]*)#history">What happened before</
          .exec(story)?.[1]
          ?.replaceAll('&amp;', '&');
      }
      for (const { id } of told.rows) expect(events).toContain(String(id));
      expect(new Set(events).size).toBe(events!.length);
      expect(mails!.length).toBeGreaterThanOrEqual(120);
    }
  }));

test('the applications of each number that somebody had are looked up apart: by a plan for any person, all of a programme may be passed over', () =>
  onOpenRound(async (ctx, { programme, people }) => {
    const viewer = { person: people.tomas, account: null, operator: false };
    const visit = {
      programme: { id: programme },
      viewer,
      brought: BROUGHT,
      url: new URL('http://localhost'),
    };
    const query = storyQuery(visit as never, { person: people.luca, round: 0 });
    const plan = await explained(ctx, query.compile(ctx.db));
    // The plan may show each condition on the table twice, by the index that the planner uses.
    const looked = plan.match(/\(application(?:_\d+)?\.person_id = [^)]*/g) ?? [];
    expect(looked.length).toBeGreaterThanOrEqual(2);
    expect(looked.filter((how) => !/ = person(?:_\d+)?\.id$/.test(how))).toEqual([]);
  }));
