import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound, onStage } from '../../../../test/onStage.ts';
import { code, text } from '../../../../test/sources.ts';
import { openMatter } from '../../../rooms/matters/index.ts';

const hidden = (page: string): string =>
  (/name="list-as" value="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');

test('an act on a line of a list leads back to the list as it was, of matters of one kind as of volunteers', () =>
  onStage(async (ctx, cast) => {
    for (const who of ['luca', 'mei'] as const)
      await openMatter(ctx, {
        programme: cast.programme,
        kind: 'mail-bounced',
        data: { mail: null },
        subject: ['person', cast.people[who]],
        country: null,
      });
    const tomas = browse(ctx, cast, 'tomas');
    const ofKind = (await tomas.get('/workbench?kind=mail-bounced&lang=en')).text;
    expect(hidden(ofKind)).toBe('kind=mail-bounced');
    const [, end] = /action="[^"]*(\/workbench\/matters\/\d+\/end)"/.exec(ofKind)!;
    const done = await tomas.post(end!, { 'list-as': hidden(ofKind) });
    expect(done.location).toBe('/p/far-shelves/workbench?kind=mail-bounced');
    const volunteers = (await tomas.get('/workbench/people?sort=-name&did=7&chosen=1')).text;
    expect(hidden(volunteers)).toBe('sort=-name');
    const [, role] = /action="[^"]*(\/workbench\/people\/roles\/\d+\/end)"/.exec(volunteers)!;
    const ended = await tomas.post(role!, { 'list-as': hidden(volunteers) });
    expect(ended.location).toBe('/p/far-shelves/workbench/people?sort=-name');
  }));

test('every act that stands in a line of a list carries the list along', () => {
  const lines = code.filter(
    (file) =>
      /^src\/web\/workbench\/(?!list\/)/.test(file) &&
      /List(?:Column|Kind)</.test(text.get(file)!) &&
      text.get(file)!.includes('<PostButton'),
  );
  expect(lines.length).toBeGreaterThan(4);
  const carries = /hidden=\{(?:list|listAsIs)\b|\.\.\.listAsIs\(|\bback: /;
  expect(lines.filter((file) => !carries.test(text.get(file)!))).toEqual([]);
});

const VIEWS = '/workbench/lists/applications/views';

test('a view that is kept under the name of an own one takes its place; the name of another volunteer’s is taken', () =>
  onOpenRound(async (ctx, cast) => {
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    const queries = async () =>
      (await ctx.db.selectFrom('list_view').select('query').execute()).map(({ query }) => query);
    await tomas.post(VIEWS, { query: 'country=SN', name: 'West', back: '' });
    await tomas.post(VIEWS, { query: 'country=NG', name: ' west ', back: '' });
    expect(await queries()).toEqual(['country=NG']);
    const refused = await olga.post(VIEWS, {
      query: 'country=SN',
      name: 'West',
      back: 'country=SN',
    });
    expect(refused.text).toContain('Another volunteer kept a view of that name');
    expect(await queries()).toEqual(['country=NG']);
    const there = await olga.post(VIEWS, { query: 'country=NG', name: 'East', back: '' });
    expect(there.text).toContain('Another volunteer has kept this view already');
    expect(await ctx.db.selectFrom('list_view').select('name').execute()).toEqual([{ name: 'west' }]);
    // One's own view of the same name is replaced, while another person's is refused.
    await olga.post(VIEWS, { query: 'country=SN', name: 'Own', back: '' });
    await olga.post(VIEWS, { query: 'country=NG', name: 'Own', back: '' });
    expect((await queries()).toSorted()).toEqual(['country=NG', 'country=SN']);
    // A filter that an ambassador does not have is not offered to them, nor is a view that uses it.
    await tomas.post(VIEWS, { query: 'tag=secret', name: 'Tagged', back: '' });
    expect((await olga.get('/workbench/applications')).text).toContain('>Tagged<');
    const ngozi = (await browse(ctx, cast, 'ngozi').get('/workbench/applications')).text;
    expect(ngozi).toContain('>west<');
    expect(ngozi).not.toMatch(/Tagged|secret/);
  }));
