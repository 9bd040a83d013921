import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../test/onStage.ts';
import { rolledBack } from '../../../test/database.ts';
import { fold } from '../../lib/text/fold.ts';
import { hasTooManyOctets } from '../../lib/text/nameOctets.ts';
import { IN_NAME_ORDER, fewFound, inNameOrder, isFound, mayHaveWords } from './found.ts';

/** A name, and searches that find it. */
const FOUND: readonly [name: string, ...searches: string[]][] = [
  ['Łukasz Żółć', 'lukasz', 'ŻÓŁ', 'zolc łuk', 'L Z'],
  ['Sinéad O’Brien-Núñez', 'obrien', "o'brien", 'brien', 'nunez sinead', 'o’brien núñez'],
  ['Ngũgĩ wa Thiong’o', 'ngugi', 'thiongo', "Wa Thiong'o"],
  ['Đặng Thị Hồng', 'dang', 'hong thi', 'Đặng'],
  ['Æsa Þórsdóttir Große', 'aesa', 'thors', 'grosse', 'GROSSE'],
  ['İlker Işık', 'ilker', 'ISIK', 'ışık'],
  ['王小明', '王', '小明', '明', '王小明'],
  ['やまだ はなこ', 'やま', 'なこ'],
  ['김민준', '김', '민준'],
  ['سَارَة الأحمد', 'ساره', 'الاحمد'],
  ['יוֹסֵף כהן', 'יוסף', 'כה'],
  ['क्षमा शर्मा', 'क्षमा', 'शर्मा क्ष'],
  ['Ольга Ёлкина', 'ольга', 'елк'],
  ['Γιώργος ΠΑΠΑΣ', 'ΓΙΏΡΓΟΣ', 'γιώργος', 'γιωργοσ', 'παπάς', 'παπ'],
  ['ＡＢＣ  Ｄｅｆ', 'abc', 'def'],
  ['100% "Real" (Name) \\ & | ! :*', '100', 'real', 'name real', ':* real'],
];

test.each(FOUND)('%s is found by the beginnings of the words of their name', (name, ...searches) =>
  onStage(async ({ db }, { programme, people }) => {
    await db.updateTable('person').set({ name }).where('id', '=', people.mei).execute();
    const find = async (search: string): Promise<number[]> =>
      (
        await db
          .selectFrom('person')
          .select('id')
          .where(isFound(programme, search, false))
          .execute()
      ).map(({ id }) => id);
    // The first letters of the words exclude nobody whom a search finds.
    const may = async (search: string): Promise<unknown> =>
      (
        await db
          .selectFrom('person')
          .select(mayHaveWords(sql`first_letters(words::text)`, programme, search, false).as('may'))
          .where('id', '=', people.mei)
          .executeTakeFirstOrThrow()
      ).may;
    for (const search of searches) expect(await may(search), search).toBe(true);
    for (const search of searches) expect(await find(search), search).toContain(people.mei);
    for (const search of ['', ' - ', 'xyz', `${searches[0]} xyz`])
      expect(await find(search), search).not.toContain(people.mei);
  }),
);

test('addresses are searched for those alone who may see them, nobody is found in another programme, and nobody who was erased', () =>
  onStage(async ({ db }, { programme, people }) => {
    const find = async (search: string, sees: boolean, of = programme): Promise<number[]> =>
      (
        await db
          .selectFrom('person')
          .select('id')
          .where(isFound(of, search, sees))
          .orderBy('id')
          .execute()
      ).map(({ id }) => id);
    expect(await find('amina@cast', true)).toEqual([people.amina]);
    expect(await fewFound({ db }, programme, 'amina@cast', true)).toEqual([people.amina]);
    expect(await fewFound({ db }, programme, 'nobody here', true)).toEqual([]);
    // No names are answered for a search that finds many.
    expect(await fewFound({ db }, programme, 'cast.example', true, 3)).toBe(null);
    // A sample tells that at least one in twenty has a name beginning with this letter: the index is not read.
    await sql`
      insert into person (programme_id, address, name, locale, created_at)
      select ${programme}, 'crowd' || n || '@crowd.example', case when n % 10 = 0 then 'Quince ' else 'Berry ' end || n, 'en', now()
      from generate_series(1, 250) n`.execute(db);
    expect(await fewFound({ db }, programme, 'q', false)).toBe(null);
    expect(await find('quince', false)).toHaveLength(25);
    expect(await fewFound({ db }, programme, 'quince 100', false)).toHaveLength(1);
    // Found by the rare word, even beside a common one; by all words when all are common.
    expect(await fewFound({ db }, programme, 'example crowd100', true)).toHaveLength(1);
    expect(await fewFound({ db }, programme, 'berry 100', false)).toEqual([]);
    expect(await fewFound({ db }, programme, 'quince berry', false)).toEqual([]);
    expect(await fewFound({ db }, programme, 'amina', false)).toEqual([people.amina]);
    expect(await find('diallo amina@cast', true)).toEqual([people.amina]);
    expect(await find('amina@cast', false)).toEqual([]);
    expect(await find('cast.example', false)).toEqual([]);
    expect(await find('amina', true, programme + 1)).toEqual([]);
    await db.updateTable('person').set({ erased_at: new Date() }).where('id', '=', people.amina).execute();
    expect(await find('amina', true)).toEqual([]);
  }));

test('the database folds words as every other search does', () =>
  rolledBack(async (db) => {
    const names = FOUND.map(([name]) => name.replaceAll(/['’]/g, ''));
    const { rows } = await sql<{ words: string[] }>`
      select tsvector_to_array(person_words(1, name, null)) as words from unnest(${names}::text[]) with ordinality as given (name, at)
      order by at`.execute(db);
    names.forEach((name, at) => {
      const words = fold(name)
        .replaceAll('ς', 'σ')
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .filter(Boolean);
      expect(rows[at]!.words).toEqual(expect.arrayContaining(words.map((word) => `1 ${word}`)));
    });
  }));

test('people and comments in the order of names are read along an index of just that expression', () =>
  rolledBack(async (db) => {
    await sql`set local enable_sort = off`.execute(db);
    const planOf = async (query: ReturnType<typeof sql>): Promise<string> =>
      JSON.stringify((await sql`explain (format json) ${query}`.execute(db)).rows);
    const people = sql`select id from person where programme_id = 1 and erased_at is null and stands_for is null`;
    expect(await planOf(sql`${people} order by ${IN_NAME_ORDER}, id`)).toContain('person_by_name');
    expect(await planOf(sql`${people} and country = 'NG' order by ${IN_NAME_ORDER}, id`)).toContain(
      'person_country_by_name',
    );
    // The index by country holds the country, too, so that only rows on the page are read.
    expect(await planOf(sql`${people} order by coalesce(country, ''), id`)).toMatch(
      /"Index Only Scan".*"person_by_country"/,
    );
    const comments = sql`select id from comment where programme_id = 1 and state = 'held'`;
    expect(await planOf(sql`${comments} order by ${inNameOrder(sql`comment.name`)}, id`)).toContain(
      'comment_by_name',
    );
  }));

test('the index of names has room for the longest of any script', () =>
  onStage(async ({ db }, { people }) => {
    // PostgreSQL cannot compress these: each sign takes three times three octets when it is decomposed.
    const syllables = Array.from({ length: 200 }, (_, n) =>
      String.fromCharCode(0xac00 + ((n * 7919) % 11_172)),
    );
    const notes = '\u{1d160}\u{1d161}\u{1d162}'.repeat(50);
    for (const name of [syllables.join(''), notes]) {
      expect(hasTooManyOctets(name)).toBe(false);
      expect(hasTooManyOctets(`${name}a`)).toBe(true);
      await db.updateTable('person').set({ name }).where('id', '=', people.mei).execute();
    }
  }));
