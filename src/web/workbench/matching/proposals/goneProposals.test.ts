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
    // The proposals are gone, so none stays chosen.
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

test('of several proposals one that somebody locked since they were asked about stays, and the list says so', () =>
  matchingScene(async ({ ctx, run, tomas }) => {
    await run();
    const ids = (await ctx.db.selectFrom('proposal').select('id').orderBy('id').execute()).map(
      ({ id }) => id,
    );
    const lock = (id: number) => tomas.post(`/workbench/matching/1/proposals/${id}/lock`, {});
    const left = async () => (await ctx.db.selectFrom('proposal').select('id').execute()).map(({ id }) => id);
    const several = '/workbench/lists/proposals/several';
    const part = async () => {
      const { text } = await tomas.get(`${several}?act=part&query=round%3D1&chosen=${ids.join(',')}&lang=en`);
      const seen = /name="seen" value="(\d+)"/.exec(text)![1]!;
      ctx.clock.forward(0.1);
      return {
        text: withoutMarkup(text),
        send: () => tomas.post(several, { act: 'part', chosen: ids.join(','), query: 'round=1', seen }),
      };
    };
    const asked = await part();
    await lock(ids[0]!);
    const { location } = await asked.send();
    expect(await left()).toEqual([ids[0]]);
    const { text } = await tomas.get(`${location.replace('/p/far-shelves', '')}&lang=en`);
    expect(withoutMarkup(text)).toMatch(
      /One was left as it is; it stays chosen:.*Somebody has locked this proposal since you looked/s,
    );
    // Now the page that asks says that the proposal is locked.
    const again = await part();
    expect(again.text).toContain('One of them is locked: it is parted all the same.');
    await again.send();
    expect(await left()).toEqual([]);
    // A moment that does not exist counts as the moment of the act.
    await run();
    const anew = (await left()).join(',');
    await tomas.post(several, { act: 'part', chosen: anew, query: 'round=1', seen: '1e300' });
    expect(await left()).toEqual([]);
  }));
