import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { questionsOf } from '../../rooms/programmes/index.ts';

const FORM = '/rounds/1/application';

test('who moves to another country takes no zone of the old one along, unless they choose it there', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const asked = (await questionsOf(ctx, cast.programme, round.id)).flatMap(({ questions }) => questions);
    const id = (type: string): number => asked.find((question) => question.type === type)!.id;
    const languages = `q${id('languages')}.0`;
    const save = async (country: string, more: Record<string, string> = {}): Promise<number> => {
      const name = `q${asked.find(({ role }) => role === 'name')!.id}`;
      const fields = { [name]: 'Sana', [`${languages}.language`]: 'ar', [`${languages}.level`]: 'native' };
      const sent = { ...fields, [`q${id('country')}`]: country, ...more };
      return (await browser.post(`${FORM}/steps/1`, sent)).status;
    };
    const paulista = { [`q${id('zone')}`]: 'America/Sao_Paulo' };
    const kept = async (): Promise<unknown> =>
      (
        await ctx.db
          .selectFrom('answer as a')
          .innerJoin('application as p', 'p.id', 'a.application_id')
          .innerJoin('person as who', 'who.id', 'p.person_id')
          .select('a.value')
          .where('who.address', '=', 'sana@new.example')
          .where('a.question_id', '=', id('zone'))
          .executeTakeFirst()
      )?.value;

    expect(await save('AR')).toBe(303);
    expect(await kept()).toBe('America/Argentina/Buenos_Aires');
    // No page showed the zone that came from the old country, so it is removed, whether the person answers now or goes away.
    expect(await save('BR')).toBe(422);
    expect(await kept()).toBeUndefined();
    expect(await save('BR', paulista)).toBe(303);
    // It stood chosen below the country.
    expect(await save('TN', paulista)).toBe(303);
    expect(await kept()).toBe('Africa/Tunis');
    expect(await save('BR', paulista)).toBe(303);
    expect(await save('US', { ...paulista, go: 'later' })).toBe(303);
    expect(await kept()).toBeUndefined();
    // Saving the same zone again confirms it.
    expect(await save('US', paulista)).toBe(303);
    expect(await kept()).toBe('America/Sao_Paulo');
  }));

test.each(['TN', 'BR', ''])(
  'a zone there is not comes back with everything typed, and is told at a field that is there, with the country "%s"',
  (country) =>
    onOpenRound(async (ctx, cast, round) => {
      const browser = browse(ctx, cast);
      await browser.post(FORM, { address: 'sana@new.example' });
      const asked = (await questionsOf(ctx, cast.programme, round.id)).flatMap(({ questions }) => questions);
      const field = (role: string): string => `q${asked.find((question) => question.role === role)!.id}`;
      const back = await browser.post(`${FORM}/steps/1`, {
        [field('name')]: 'Sana Haddad',
        [field('country')]: country,
        [field('zone')]: 'Mars/Olympus',
      });
      expect(back.status).toBe(422);
      expect(back.text).toContain('Sana Haddad');
      expect(back.text).toContain('We do not know this time zone.');
      const places = [...back.text.matchAll(/href="#(f-[^"]*)"/g)].map(([, id]) => id);
      expect(places).toContain(`f-${field('zone')}`);
      for (const id of places) expect(back.text).toContain(`id="${id}"`);
    }),
);
