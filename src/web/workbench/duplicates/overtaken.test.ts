import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { compareNew } from '../../../rooms/duplicates/index.ts';

test('whoever acts on two of whom another volunteer said something meanwhile is told, and their owner is asked once', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    const named = await tomas.post('/workbench/duplicates', {
      one: 'luca@cast.example',
      other: 'nils@cast.example',
    });
    const page = named.location.replace('/p/far-shelves', '');
    const { text } = await tomas.get(page);
    const [saw] = [...text.matchAll(/name="saw" value="([^"]*)"/g)].map(([, value]) => value!);
    const form = { saw: saw!, keep: String(cast.people.luca), withdraws: 'yes' };
    const mails = () => ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'merge-asked').execute();
    const said = async () => (await ctx.db.selectFrom('duplicate').select('said').execute())[0]!.said;
    await tomas.post(`${page}/merge`, form);
    expect(await said()).toBe('asked');
    // The same post twice, and a post of another volunteer from an older page.
    for (const act of ['merge', 'difference']) {
      const late = await tomas.post(`${page}/${act}`, form);
      expect([act, late.status, late.location]).toEqual([act, 303, named.location]);
      expect((await tomas.get(`${page}?lang=en`)).text).toContain('It was changed while you read.');
    }
    expect([await said(), (await mails()).length]).toEqual(['asked', 1]);
  }));

test('the list says while people are compared, and no longer', () =>
  onOpenRound(async (ctx, cast) => {
    const list = async () =>
      (await browse(ctx, cast, 'tomas').get('/workbench/duplicates?lang=en')).text.includes(
        'are still being compared',
      );
    expect(await list()).toBe(true);
    await compareNew(ctx);
    expect(await list()).toBe(false);
  }));
