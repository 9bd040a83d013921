import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applied } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { onCleanLine } from '../../lib/text/oneLine.ts';
import { changeDetails } from './changeDetails.ts';

const TURNED = 'Luca\u202e irreF\u2066\u200b\u0007';
const SEEN = 'Luca irreF';

test('a name has no sign that turns a page or a file, whichever way it comes in', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const name = async () =>
      (
        await ctx.db
          .selectFrom('person')
          .select('name')
          .where('id', '=', people.luca)
          .executeTakeFirstOrThrow()
      ).name;
    await applied(ctx, cast, round, 'luca', { name: TURNED });
    expect(await name()).toBe(SEEN);
    for (const as of ['csv', 'json'])
      expect(
        (await browse(ctx, cast, 'tomas').post('/workbench/lists/applications/table?round=1', { as })).text,
      ).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    await changeDetails(ctx, {
      programme,
      person: people.luca,
      name: `${TURNED}o`,
      called: '\u202eLu',
      pronunciation: '',
      zone: 'Europe/Rome',
      locale: 'en',
      locales: ['en'],
    });
    expect(await name()).toBe(`${SEEN} o`);
    await ctx.db.updateTable('person').set({ name: 'Ana\t\nLópez ' }).where('id', '=', people.luca).execute();
    expect(await name()).toBe('Ana López');
    await ctx.db.updateTable('person').set({ name: TURNED }).where('id', '=', people.luca).execute();
    expect(await name()).toBe(SEEN);
    const persian = 'محمد\u200cرضا';
    await ctx.db.updateTable('person').set({ name: persian }).where('id', '=', people.luca).execute();
    expect(await name()).toBe(persian);
  }));

test('the database takes out the same signs as the program does', () =>
  onOpenRound(async (ctx, cast) => {
    const signs = Array.from({ length: 0xffff }, (_, at) => at + 1).filter(
      (at) => at < 0xd800 || at > 0xdfff,
    );
    const odd = signs
      .map((at) => String.fromCodePoint(at))
      .filter((sign) => onCleanLine(`a${sign}b`) === 'ab');
    const kept: string[] = [];
    for (const sign of [...odd, '\u0007', '\u0085']) {
      await ctx.db
        .updateTable('person')
        .set({ name: `a${sign}b` })
        .where('id', '=', cast.people.luca)
        .execute();
      const { rows } = await sql<{
        name: string;
      }>`select name from person where id = ${cast.people.luca}`.execute(ctx.db);
      if (rows[0]!.name !== onCleanLine(`a${sign}b`)) kept.push(sign);
    }
    expect([odd.length > 20, kept]).toEqual([true, []]);
  }));
