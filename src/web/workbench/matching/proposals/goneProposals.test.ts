import { expect, test } from 'vitest';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';

test('an act on proposals that another volunteer parted meanwhile names their people, and calls nobody a former participant', () =>
  matchingScene(async ({ ctx, run, tomas }) => {
    await run();
    const proposals = await ctx.db.selectFrom('proposal').select('id').orderBy('id').execute();
    const chosen = proposals.map(({ id }) => id).join(',');
    const act = (key: string) =>
      tomas.post('/workbench/lists/proposals/several', { act: key, chosen, query: 'round=1' });
    await act('part');
    const late = await act('lock');
    const { text } = await tomas.get(`${late.location.replace('/p/far-shelves', '')}&lang=en`);
    const said = withoutMarkup(text);
    expect(said).toContain(`${proposals.length} were left as they are`);
    expect(said).not.toContain('a former participant');
    // None is there any more: none stays chosen.
    expect(said).not.toMatch(/stay chosen|not on this page/);
    expect(said).toMatch(/\S+ and \S+.*: Somebody here has changed meanwhile/);
  }));

test('a proposal that somebody locked since it was shown is parted only by whoever has read that', () =>
  matchingScene(async ({ ctx, run, tomas }) => {
    await run();
    const { id } = await ctx.db.selectFrom('proposal').select('id').orderBy('id').executeTakeFirstOrThrow();
    const own = `/workbench/matching/1/proposals/${id}`;
    const part = async (text: string) =>
      tomas.post(`${own}/parting`, { seen: /name="seen" value="(\w+)"/.exec(text)![1]! });
    const before = await tomas.get(own);
    await tomas.post(`${own}/lock`, {});
    const refused = await part(before.text);
    expect(refused.status).toBe(422);
    expect(withoutMarkup(refused.text)).toContain('Somebody has locked this proposal since you looked');
    expect((await part((await tomas.get(own)).text)).status).toBe(303);
    expect(await ctx.db.selectFrom('proposal').select('id').where('id', '=', id).execute()).toEqual([]);
  }));
