import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { withPartners } from '../../../../test/partners.ts';

test('two names of a box and of the list beside a record are isolated, and stand in the direction of the page', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    for (const path of ['?round=1', `/${pair}?round=1`])
      for (const [lang, dir] of [
        ['en', 'ltr'],
        ['ar', 'rtl'],
      ] as const)
        expect((await tomas.get(`/workbench/partnerships${path}&lang=${lang}`)).text).toMatch(
          new RegExp(`<bdi dir="${dir}"><bdi>[^<]+</bdi> – <bdi>[^<]+</bdi></bdi>`),
        );
  }));
