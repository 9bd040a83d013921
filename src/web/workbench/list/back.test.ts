import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';
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
