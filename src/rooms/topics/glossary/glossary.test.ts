import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { markTerms } from './markTerms.ts';
import { proposeTerm, decideTerm, writeTerm } from './propose.ts';
import { glossaryOf } from './terms.ts';
import type { Term } from './terms.ts';

const term = (id: number, word: string, more: Partial<Term> = {}): Term => ({
  id,
  sourceLocale: 'en',
  term: { en: word },
  explanation: { en: 'Explained.' },
  country: null,
  by: null,
  state: 'approved',
  ...more,
});
const mark = (html: string, words: readonly string[], lang = 'en') =>
  markTerms(
    html,
    words.map((word, index) => term(index + 1, word)),
    lang,
  );

test('the first use of each word leads to its explanation, whole words only, the longest first', () => {
  const { html, used } = mark('<p>The aide helps. A library aide is no aides, an aide.</p>', [
    'aide',
    'library aide',
    'nowhere',
  ]);
  expect(html).toBe(
    '<p>The <a class="term" href="#term-1" id="term-1-in">aide</a> helps. A ' +
      '<a class="term" href="#term-2" id="term-2-in">library aide</a> is no aides, an aide.</p>',
  );
  expect(used.map(({ id }) => id).toSorted()).toEqual([1, 2]);
});

test('nothing in a word means anything to a pattern: hyphens, dots and signs are themselves', () => {
  for (const word of ['e-book', 'Ph.D.', 'C++', 'K/12', '(semi)-retired', '3-year  contract'])
    expect(mark(`<p>Once ${word} said.</p>`, [word]).used, word).toHaveLength(1);
  expect(mark('<p>Once PhXD said.</p>', ['Ph.D']).used).toHaveLength(0);
});

test('links, code, headings and the names of signs stay as they are; dense scripts have no word ends', () => {
  const kept = '<h2>aide</h2><p><a href="/aide">aide</a> <code>aide</code> &amp; x</p>';
  expect(mark(kept, ['aide', 'amp', 'p', 'href']).html).toBe(kept);
  expect(mark('<p>我们的图书馆员在</p>', ['图书馆员']).html).toContain('>图书馆员</a>在');
  expect(mark('<p>R&amp;D (beta)</p>', ['R&D (beta)']).html).toContain('>R&amp;D (beta)</a>');
});

test('whatever an essay and the words are, marking changes no letter and opens nothing but its links', () => {
  const texts = fc.oneof(fc.string(), fc.constantFrom('<b>', '&lt;', '"', 'a b', 'a', '[', '(a+)+', '&'));
  fc.assert(
    fc.property(
      fc.array(texts, { maxLength: 8 }),
      fc.array(texts, { minLength: 1, maxLength: 4 }),
      (essay, words) => {
        const html = renderMarkdown(essay.join(' '));
        const made = mark(
          html,
          words.filter((word) => word.trim() !== ''),
        ).html;
        expect(made.replaceAll(/<a class="term" href="#term-\d" id="term-\d-in">(.*?)<\/a>/gs, '$1')).toBe(
          html,
        );
      },
    ),
  );
});

test('members explain words, editors approve them, and a name stands only where its bearer wants it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const draft = {
      sourceLocale: 'en',
      term: { en: 'Page' },
      explanation: { en: 'Somebody who fetches and shelves books.' },
      country: 'US',
      named: true,
    };
    const input = { programme, person: people.amina, draft };
    expect(
      await proposeTerm(ctx, {
        ...input,
        draft: { ...draft, term: { en: 'x'.repeat(81) }, explanation: {} },
      }),
    ).toEqual({
      ok: false,
      problems: [
        { part: 'term', locale: 'en', reason: 'too-long' },
        { part: 'explanation', locale: 'en', reason: 'required' },
      ],
    });
    const made = await proposeTerm(ctx, input);
    expect(await proposeTerm(ctx, input)).toEqual(made);
    expect(await glossaryOf(ctx, programme, 'en')).toEqual([]);
    const open = () => db.selectFrom('matter').select('kind').where('closed_at', 'is', null).execute();
    expect(await open()).toEqual([{ kind: 'term-proposed' }]);
    const id = made.ok ? made.term : 0;
    const actor = { kind: 'person', id: people.elif } as const;
    await decideTerm(ctx, { programme, actor, term: id, state: 'approved' });
    expect(await open()).toEqual([]);
    await writeTerm(ctx, {
      programme,
      actor,
      term: id,
      draft: { ...draft, term: { en: 'Page', fr: 'Page' }, named: false },
    });
    expect(await glossaryOf(ctx, programme, 'en')).toMatchObject([
      { term: { en: 'Page', fr: 'Page' }, by: 'Amina Diallo', country: 'US' },
    ]);
    const quiet = { ...draft, term: { en: 'Shelver' }, named: false };
    const other = await proposeTerm(ctx, { ...input, draft: quiet });
    await decideTerm(ctx, { programme, actor, term: other.ok ? other.term : 0, state: 'approved' });
    expect((await glossaryOf(ctx, programme, 'en')).map(({ by }) => by)).toEqual(['Amina Diallo', null]);
    await decideTerm(ctx, { programme, actor, term: other.ok ? other.term : 0, state: 'declined' });
    await db
      .updateTable('person')
      .set({ erased_at: ctx.clock.now() })
      .where('id', '=', people.amina)
      .execute();
    expect(await glossaryOf(ctx, programme, 'en')).toMatchObject([{ by: null }]);
    await decideTerm(ctx, { programme, actor, term: id, state: 'declined' });
    expect(await glossaryOf(ctx, programme, 'en')).toEqual([]);
    await decideTerm(ctx, { programme, actor, term: id, state: 'waiting' });
    expect(await open()).toEqual([{ kind: 'term-proposed' }]);
  });
});
