import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { form } from '../../../../test/fieldsOf.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

test('of two who say how bad a concern is the second is told what stands now, and their own choice stands in the form', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const [tomas, ines] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'ines')];
    const page = `/workbench/partnerships/${pair}`;
    const { text } = await tomas.get(`${page}?lang=en`);
    const posts = /action="\/p\/far-shelves([^"]*\/severity)"/.exec(text)![1]!;
    const { seen } = form(text, `${posts}"`);
    const others = [...text.matchAll(/<option value="(\w+)"/g)]
      .map(([, value]) => value!)
      .filter((one) => one !== seen && text.includes(`${posts}"`));
    const [theirs, mine] = others as [string, string];
    expect((await ines.post(posts, { severity: theirs, seen: seen! })).status).toBe(303);
    const told = await tomas.post(posts, { severity: mine, seen: seen! });
    expect(told.status).toBe(422);
    expect(withoutMarkup(told.text)).toContain('Somebody else changed this meanwhile. It is now: ');
    expect(told.text).toContain(`<option value="${mine}" selected`);
    const { seen: next } = form(told.text, `${posts}"`);
    expect(next).toBe(theirs);
    expect((await tomas.post(posts, { severity: mine, seen: next! })).status).toBe(303);
    // A matcher may not read the concern, and is not told that something was saved.
    expect((await browse(ctx, cast, 'bao').post(posts, { severity: mine })).status).toBe(404);
  }));
