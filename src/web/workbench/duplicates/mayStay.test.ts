import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

test('the page of two who may be one has that address chosen which may stay, and says why the other may not', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { people, programme } = cast;
    const [luca, nils] = [await applied(ctx, cast, round, 'luca'), await applied(ctx, cast, round, 'nils')];
    const tomas = browse(ctx, cast, 'tomas');
    const state = (id: number, to: string) =>
      ctx.db.updateTable('application').set({ state: to }).where('id', '=', id).execute();
    const confirmed = (person: number, is: boolean) =>
      ctx.db
        .updateTable('person')
        .set({ address_confirmed_at: is ? ctx.clock.now() : null })
        .where('programme_id', '=', programme)
        .where('id', '=', person)
        .execute();
    const named = await tomas.post('/workbench/duplicates', {
      one: 'luca@cast.example',
      other: 'nils@cast.example',
    });
    const page = new URL(named.location!, 'http://x').pathname.replace(/^\/p\/[^/]+/, '');
    const seen = async () => {
      const { text } = await tomas.get(`${page}?lang=en`);
      const radios = [...text.matchAll(/<input type="radio"[^>]*>/g)].map(([input]) => input);
      const of = (id: number) => radios.find((input) => input.includes(`value="${id}"`)) ?? '';
      return {
        luca: /checked|disabled/.exec(of(people.luca))?.[0],
        nils: /checked|disabled/.exec(of(people.nils))?.[0],
        withdraws: /name="withdraws"[^>]*required|required[^>]*name="withdraws"/.test(text)
          ? 'required'
          : text.includes('name="withdraws"'),
        said: withoutMarkup(text),
      };
    };
    const merge = async (keep: number, more = {}) =>
      (await tomas.post(`${page}/merge?lang=en`, { keep: String(keep), ...more })).status;
    await confirmed(people.luca, true);
    await confirmed(people.nils, false);

    // Both applied: whoever stays, one of the two applications must be withdrawn.
    expect(await seen()).toMatchObject({ luca: 'checked', nils: 'disabled', withdraws: 'required' });
    expect((await seen()).said).toContain('The address that would stay was never confirmed');
    expect(await merge(people.nils)).toBe(422);

    // The person usually kept is out of the round, the other is in it: keeping the other needs no withdrawal.
    await confirmed(people.nils, true);
    await state(luca, 'withdrawn');
    expect(await seen()).toMatchObject({ luca: undefined, nils: 'checked', withdraws: true });
    expect(await merge(people.luca)).toBe(422);

    // The one has a partner and the other was never confirmed: neither may be kept.
    await state(luca, 'confirmed');
    await state(nils, 'matched');
    await confirmed(people.nils, false);
    const neither = await seen();
    expect(neither).toMatchObject({ luca: undefined, nils: undefined, withdraws: false });
    expect(neither.said).toContain('The application that would go has a partner');
    expect(neither.said).toContain('The address that would stay was never confirmed');

    await confirmed(people.nils, true);
    expect(await seen()).toMatchObject({ luca: 'disabled', nils: 'checked' });
    expect(await merge(people.nils, { withdraws: 'yes' })).toBe(303);
  }));
