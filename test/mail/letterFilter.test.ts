import { expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { minuteOver } from '../minuteOver.ts';
import { mailed, withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { leaves } from './leaves.ts';
import { answers } from './letterScene.ts';

const filters = ({ ctx }: PartnersScene) =>
  ctx.db.updateTable('programme').set({ filters_letters: true }).execute();
const NUMBER = 'Call me: +221 77 123 45 67.';

test('a programme that filters holds back a number in the first three letters, says which, and keeps the words', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const mei = browse(ctx, cast, 'mei');
    const page = `/partnership/${pair}`;
    const send = (body: string) => mei.post(`${page}/letters?lang=en`, { body, form_key: body });
    expect((await send(`Before. ${NUMBER}`)).status).toBe(303);
    await filters(scene);
    expect(withoutMarkup((await mei.get(`${page}?lang=en`)).text)).toContain('In your first 3 letters');
    const refused = await send(NUMBER);
    expect(refused.status).toBe(422);
    expect(withoutMarkup(refused.text)).toMatch(/What holds this one back: .?\+221…67.?\./);
    expect(refused.text).toContain(`${NUMBER}</textarea>`);
    expect((await mei.get(page)).text).toContain(`${NUMBER}</textarea>`);
    for (const body of ['Two, in 1998.', 'Three.']) expect((await send(body)).status).toBe(303);
    expect((await send(`Four. ${NUMBER}`)).status).toBe(303);
    expect(withoutMarkup((await mei.get(`${page}?lang=en`)).text)).not.toContain('In your first 3 letters');
    await minuteOver(ctx);
    expect(await mailed(scene, 'letter')).toHaveLength(4);
  }));

test('by mail its writer gets the words back whole, and no volunteer reads them; a signature’s number stays behind', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await filters(scene);
    expect(await answers(scene, 'luca', `Dear Mei.\n${NUMBER}`)).toMatchObject({ reason: 'answered' });
    const [stored] = await ctx.db.selectFrom('outbox').select(['kind', 'text', 'html', 'data']).execute();
    expect(stored!.kind).toBe('letter-trouble');
    expect(JSON.stringify(stored)).not.toMatch(/123 45|Dear Mei/);
    const [told] = await leaves(scene);
    expect(told!.to.address).toBe('luca@cast.example');
    expect(told!.text).toContain(NUMBER);
    expect(told!.text).toContain('+221');
    expect((await browse(ctx, cast, 'luca').get(`/partnership/${pair}`)).text).toContain(
      `${NUMBER}</textarea>`,
    );
    await answers(scene, 'luca', `Dear Mei, without it.\n\n-- \nLuca\n${NUMBER}`);
    const letter = await ctx.db
      .selectFrom('letter')
      .select(['body', 'whole'])
      .where('drafted_at', 'is', null)
      .executeTakeFirstOrThrow();
    expect(letter).toEqual({ body: 'Dear Mei, without it.', whole: null });
  }));

test('the setting is the director’s, off at first, and its change is in the log', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const read = () =>
      ctx.db.selectFrom('programme').select('filters_letters as on').executeTakeFirstOrThrow();
    expect(await read()).toEqual({ on: false });
    const form = (await tomas.get('/workbench/programme')).text;
    expect(form).toMatch(/name="filtersLetters"(?! value="yes" checked)/);
    const fields = {
      name: 'Far Shelves',
      contactAddress: 'hello@far-shelves.example',
      zone: 'Europe/Madrid',
      locales: ['en', 'es', 'fr', 'ar'],
      sourceLocale: 'en',
    };
    expect((await tomas.post('/workbench/programme', { ...fields, filtersLetters: 'yes' })).status).toBe(303);
    expect(await read()).toEqual({ on: true });
  }));
