import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import {
  leavePartnership,
  listPartnerships,
  reportContact,
  writeLetter,
} from '../../../rooms/partnerships/index.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { copyRow } from '../../../../test/copyRow.ts';
import { readAlong } from '../../../../test/readAlong.ts';

test('coordinators see who writes to whom and when last, and never a word of a letter or an address', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['tomas', 'bao', 'ines', 'olga'] as const) {
      const desk = browse(ctx, cast, who);
      const pages = [
        await desk.get('/workbench/partnerships?lang=en'),
        await desk.get(`/workbench/partnerships/${pair}`),
      ];
      for (const page of pages) {
        expect(page.status, who).toBe(200);
        expect(page.text).toContain('Amina Diallo');
        expect(page.text).toMatch(/Fri(day)?,? 12 Feb/);
        expect(page.text).not.toMatch(/Only for Mei|@cast\.example/);
      }
    }
  });
});

test('ambassadors and participants do not find the partnerships', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['ngozi', 'elif', 'amina', 'nils'] as const) {
      const browser = browse(ctx, cast, who);
      for (const path of ['/workbench/partnerships', `/workbench/partnerships/${pair}`])
        expect((await browser.get(path)).status, `${who} ${path}`).toBe(404);
      expect((await browser.post(`/workbench/partnerships/${pair}/end`)).status).toBe(404);
    }
  });
});

test('what a concern says is read by safeguarding and directors only, escaped', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['tomas', 'ines'] as const)
      expect((await browse(ctx, cast, who).get(`/workbench/partnerships/${pair}`)).text).toContain(
        'A &lt;b>worry&lt;/b>',
      );
    const matcher = browse(ctx, cast, 'bao');
    const page = await matcher.get(`/workbench/partnerships/${pair}?lang=en`);
    // Each name keeps its own direction. As a single run of Latin letters the two would stand in the wrong order on an Arabic page.
    expect(page.text).toMatch(/<h1><bdi>[^<]+<\/bdi> and <bdi>[^<]+<\/bdi><\/h1>/);
    expect(page.text).not.toMatch(/worry|concern/);
    const { id } = await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow();
    const handling = `/workbench/partnerships/${pair}/concerns/${id}/handling`;
    expect((await matcher.post(handling, { handled: 'yes' })).status).toBe(404);
    const ines = browse(ctx, cast, 'ines');
    expect((await ines.post(`/workbench/partnerships/${pair + 1}/concerns/${id}/handling`)).status).toBe(404);
    expect((await ines.post(handling, { handled: 'yes' })).status).toBe(303);
    const open = await ctx.db
      .selectFrom('matter')
      .select('id')
      .where('kind', '=', 'concern')
      .where('closed_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
    expect((await ines.get(`/workbench/partnerships/${pair}`)).text).toContain('Open it again');
  });
});

test('the list filters: no letter yet, ended early, with an open concern', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const names = async (shown: string): Promise<string[]> => {
      const { text } = await tomas.get(`/workbench/partnerships?shown=${shown}`);
      return ['Amina Diallo', 'Luca Ferri'].filter((name) => text.includes(name));
    };
    expect(await names('all')).toEqual(['Amina Diallo', 'Luca Ferri']);
    expect(await names('silent')).toEqual(['Luca Ferri']);
    expect(await names('concern')).toEqual(['Amina Diallo']);
    expect(await names('ended-early')).toEqual([]);
    // When a search finds many, no list is read beforehand.
    const viewer = { person: cast.people.tomas, account: null, operator: false };
    const { round_id: round } = await ctx.db
      .selectFrom('partnership')
      .select('round_id')
      .where('id', '=', pair)
      .executeTakeFirstOrThrow();
    for (const [search, count] of [
      ['amina', 1],
      ['zzz', 0],
    ] as const) {
      const asked = { round, shown: 'all' as const, search };
      const few = await listPartnerships(ctx, cast.programme, viewer, asked);
      const many = await listPartnerships(ctx, cast.programme, viewer, { ...asked, found: null });
      // When a search finds very many, they are not counted.
      expect([few.count, many.count, many.rows]).toEqual([count, null, few.rows]);
    }
    await leavePartnership(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.mei },
      person: cast.people.mei,
      partnership: pair,
      reason: 'Too much <i>work</i>',
      another: false,
    });
    expect(await names('ended-early')).toEqual(['Amina Diallo']);
    const one = (await tomas.get(`/workbench/partnerships/${pair}`)).text;
    expect(one).toContain('Too much &lt;i>work&lt;/i>');
    expect(one).toContain('/workbench/matching/1/unplaced');
    // Amina was left by her partner; she did not leave.
    const said = withoutMarkup((await tomas.get(`/workbench/partnerships/${pair}?lang=en`)).text);
    expect(said.match(/left on/g)).toHaveLength(1);
    expect(said).toContain('China: no letter, left on');
  });
});

test('the list says when a pair was last in contact, by a letter that arrived or by word of talking, and filters by where it stands', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const { programme, people } = cast;
    const cell = async (): Promise<string | undefined> =>
      /data-label="Last in contact".*?<\/td>/s
        .exec((await tomas.get('/workbench/partnerships?search=amina&lang=en')).text)?.[0]
        .replace(/^[^>]*>/, '');
    const onPage = async (): Promise<string> =>
      withoutMarkup((await tomas.get(`/workbench/partnerships/${pair}?lang=en`)).text);
    expect(await cell()).toContain('12 Feb');
    // A held letter has not reached the partner.
    ctx.clock.set('2027-02-15T12:00:00Z');
    const mei = { programme, person: people.mei, partnership: pair };
    await writeLetter(ctx, { ...mei, body: 'Hello', formKey: 'held' });
    await ctx.db
      .updateTable('letter')
      .set({ held_at: ctx.clock.now() })
      .where('author_id', '=', mei.person)
      .execute();
    expect(await cell()).toContain('12 Feb');
    const seen = async () => {
      const log = withoutMarkup((await tomas.get('/workbench/log?lang=en')).text);
      return [await cell(), ...[await onPage(), log].map((text) => text.replaceAll(/\s+/g, ' '))];
    };
    for (const [day, answer] of [
      ['17', 'not-yet'],
      ['18', 'wrong'],
    ] as const) {
      ctx.clock.set(`2027-02-${day}T12:00:00Z`);
      const before = await seen();
      await reportContact(ctx, { ...mei, answer });
      expect(await seen()).toEqual(before);
    }
    ctx.clock.set('2027-02-20T12:00:00Z');
    await reportContact(ctx, { ...mei, answer: 'talked' });
    expect(await cell()).toContain('20 Feb');
    expect((await seen())[2]).toContain('told that they talked');
    expect(await onPage()).toMatch(/Last in contact\s*Saturday,? 20 February/);
    const shown = async (state: string): Promise<string[]> => {
      const { text } = await tomas.get(`/workbench/partnerships?shown=${state}&lang=en`);
      return ['Amina Diallo', 'Luca Ferri'].filter((name) => text.includes(name));
    };
    expect([await shown('introduced'), await shown('active')]).toEqual([['Luca Ferri'], ['Amina Diallo']]);
    for (const state of ['quiet', 'paused']) {
      expect(await shown(state)).toEqual([]);
      await ctx.db.updateTable('partnership').set({ state }).where('id', '=', pair).execute();
      expect(await shown(state)).toEqual(['Amina Diallo']);
    }
  }));

/** The copies of a partnership, ordered by what differs between them. */
const ordered = (by: (n: number) => number) =>
  Array.from({ length: 120 }, (_, n) => n)
    .sort((a, b) => by(a) - by(b) || a - b)
    .map((n) => `${1_000_000 + n}`);

/** The number of letters in the copy `n` of a partnership. */
const wrote = (n: number): number => (n < 60 ? 1 + (n % 7) : 0);

test('a long list is read to its end and back in each order, all of it or those who are silent; says when there are more than a thousand, and an act is for all of them', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    await copyRow(
      ctx,
      'partnership',
      pair,
      Array.from({ length: 120 }, (_, n) => ({
        state: n < 60 ? 'ended' : 'introduced',
        letters: wrote(n),
        contact_at: n % 11 === 0 ? null : `2027-02-${13 + (n % 11)}T12:00:00Z`,
      })),
    );
    const read = async (shown: string, sort = 'introduced') =>
      (
        await readAlong(
          tomas,
          `/workbench/partnerships?round=1&shown=${shown}&sort=${sort}&size=50&lang=en`,
          /\/partnerships\/(\d+)\?/g,
        )
      ).flat();
    expect((await read('all')).slice(0, 120)).toEqual(
      Array.from({ length: 120 }, (_, n) => `${1_000_119 - n}`),
    );
    expect((await read('silent')).slice(0, 60)).toEqual(
      Array.from({ length: 60 }, (_, n) => `${1_000_119 - n}`),
    );
    const copies = async (sort: string) => (await read('all', sort)).filter((id) => Number(id) >= 1_000_000);
    const letters = ordered(wrote);
    expect(await copies('letters')).toEqual(letters);
    expect(await copies('-letters')).toEqual(letters.toReversed());
    expect(await copies('contact')).toEqual(ordered((n) => n % 11));
    expect(await copies('state')).toEqual(ordered((n) => (n < 60 ? 0 : 1)));
    await copyRow(
      ctx,
      'partnership',
      pair,
      Array.from({ length: 1000 }, () => ({})),
      2_000_000,
    );
    expect((await tomas.get('/workbench/partnerships?lang=en')).text).toContain(
      'More than 1,000 partnerships',
    );
    expect((await tomas.get('/workbench/partnerships?before=9999999')).text).toContain(
      '/partnerships/2000999?',
    );
    expect((await tomas.get('/workbench/partnerships?lang=en')).text).toContain('all shown by this filter');
    const all = '/workbench/lists/partnerships/several?act=remind&which=all&query=round%3D1';
    expect(withoutMarkup((await tomas.get(`${all}&lang=en`)).text)).toContain('and 1,110 more');
    const { location } = await tomas.get(all.replace('remind', 'write'));
    expect(location).toContain('/workbench/partnerships/words?which=all&list=round%3D1');
  }));

test('from the list an act on several leads back to it, as it was filtered and sorted', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const query = 'round=1&search=amina&sort=contact';
    for (const act of ['write', 'end']) {
      const from = `/workbench/lists/partnerships/several?act=${act}&chosen=${pair}`;
      const { location } = await tomas.get(`${from}&query=${encodeURIComponent(query)}`);
      const { text } = await tomas.get(`${location!.replace('/p/far-shelves', '')}&lang=en`);
      const [, list] = /name="list" value="([^"]*)"/.exec(text)!;
      expect(text).toContain(
        `<a href="/p/far-shelves/workbench/partnerships?${query.replaceAll('&', '&amp;')}">`,
      );
      const [, mark = ''] = /name="mark" value="([^"]*)"/.exec(text) ?? [];
      const done = await tomas.post(`/workbench/partnerships/${act === 'end' ? 'ends' : 'words'}`, {
        pairs: String(pair),
        list: list!.replaceAll('&amp;', '&'),
        mark,
        ...(act === 'end' ? {} : { 'subject.en': 'Hello', 'body.en': 'How is it going?', act: 'queue' }),
      });
      expect(done.location, act).toBe(`/p/far-shelves/workbench/partnerships?${query}`);
    }
  }));

test('the partnerships of somebody are found by the beginning of their name, without accents', () =>
  onStage(async ({ ctx, cast, pair }) => {
    await ctx.db
      .updateTable('person')
      .set({ name: 'Sørén Ångström' })
      .where('id', '=', cast.people.amina)
      .execute();
    await copyRow(ctx, 'partnership', pair, [{ words: '' }]);
    const tomas = browse(ctx, cast, 'tomas');
    const leads = async (search: string) =>
      /\/partnerships\/(\d+)\?/.exec((await tomas.get(`/workbench/partnerships?search=${search}`)).text)?.[1];
    expect(await leads('')).toBe('1000000');
    expect([await leads('angst%20sor'), await leads('ngst')]).toEqual([String(pair), undefined]);
  }));

const at = (id: number, rest = '') => `/workbench/partnerships/${id}${rest}?round=1`;

test('a partnership keeps the list it was opened from, leads to both people, and an act leads on to the next', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const { people } = cast;
    const tomas = browse(ctx, cast, 'tomas');
    const list = (await tomas.get('/workbench/partnerships?round=1')).text;
    expect(list).toContain(at(pair));
    const { id: other } = await ctx.db
      .selectFrom('partnership')
      .select('id')
      .where('id', '<>', pair)
      .executeTakeFirstOrThrow();
    const page = (await tomas.get(`${at(other)}&lang=en`)).text;
    expect(withoutMarkup(page)).toContain('1 of 2');
    expect(page).toContain(`rel="next" href="/p/far-shelves${at(pair)}"`);
    const { id: application } = await ctx.db
      .selectFrom('application')
      .select('id')
      .where('person_id', '=', people.luca)
      .executeTakeFirstOrThrow();
    const link = `/workbench/applications/${application}"`;
    expect((await tomas.get(at(other))).text).toContain(link);
    // Safeguarding may not enter the desk of people.
    expect((await browse(ctx, cast, 'ines').get(at(other))).text).not.toContain(link);
    expect((await tomas.post(at(other, '/end'))).location).toBe(`/p/far-shelves${at(pair)}`);
  }));
