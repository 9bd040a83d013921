import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';

test('an address that cannot be theirs is refused before a code is asked for', () =>
  onOpenRound(async (ctx, cast, round) => {
    const page = `/workbench/applications/${await applied(ctx, cast, round, 'luca')}`;
    const tomas = browse(ctx, cast, 'tomas', { proved: false });
    const codes = () => ctx.enqueued.filter(({ name }) => name === 'sign-in-code').length;
    for (const base of [page, `/workbench/everybody/${cast.people.luca}`])
      for (const typed of ['mei@cast.example', 'luca@cast.example', 'luca at home']) {
        const { status, text } = await tomas.post(`${base}/address`, { address: typed });
        expect([typed, status]).toEqual([typed, 422]);
        expect(text).toContain(`value="${typed}"`);
        expect(text).not.toContain('one-time-code');
      }
    expect(codes()).toBe(0);
    const asked = await tomas.post(`${page}/address`, { address: 'luca@new.example' });
    expect(asked.text).toContain('one-time-code');
    expect(codes()).toBe(1);
    expect(await ctx.db.selectFrom('address_change').selectAll().execute()).toEqual([]);
  }));
