import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { CastName } from '../../../test/cast.ts';
import { onStage } from '../../../test/partnershipDesk.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { routes } from '../brought.ts';
import { desks } from '../../rooms/desks/brings.ts';
import { recordOpened } from './looks.tsx';

const forgetLooks = desks.duties.find(({ name }) => name === 'forget who looks at records')!.run;

test('whoever opens a record that several may work on is noted, on every desk', async () => {
  const noted: string[] = [];
  for (const route of routes) {
    if (route.method !== 'GET' || !route.path.startsWith('/workbench/')) continue;
    const path = `/p/far-shelves${route.path.replace(/:\w+/g, '7')}`;
    const disk = { isFull: () => Promise.resolve(false) };
    const viewer = { person: 2, account: null, operator: false };
    const look = await recordOpened({ disk } as never, route, { programme: 1, viewer, path });
    if (look) noted.push(route.path);
  }
  expect(noted.toSorted()).toEqual([
    '/workbench/announcements/:id',
    '/workbench/applications/:id',
    '/workbench/discussion/:comment',
    '/workbench/duplicates/:id',
    '/workbench/everybody/:person',
    '/workbench/glossary/:id',
    '/workbench/inbox/:id',
    '/workbench/inbox/answers/:answer',
    '/workbench/matching/:number/people/:application',
    '/workbench/matching/:number/policy',
    '/workbench/matching/:number/proposals/:proposal',
    '/workbench/networks',
    '/workbench/outbox/:id',
    '/workbench/pages/:page',
    '/workbench/partnerships/:id',
    '/workbench/programme',
    '/workbench/programme/:kind',
    '/workbench/programme/look',
    '/workbench/rounds/:number',
    '/workbench/rounds/:number/form/questions/:question',
    '/workbench/rounds/:number/form/steps/:step',
    '/workbench/rounds/:number/import/:id',
    '/workbench/rounds/:number/topics/:topic',
    '/workbench/topics/:id',
    '/workbench/topics/:id/elsewhere',
    '/workbench/topics/:id/guests/:guest',
    '/workbench/topics/:id/picture',
    '/workbench/topics/:id/translations/:locale',
    '/workbench/wording/:kind/:locale',
  ]);
});

test('two volunteers on one partnership: the second is told; where a concern is kept from somebody, they are told of nobody', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const open = async (who: CastName, id = pair): Promise<string> =>
      withoutMarkup((await browse(ctx, cast, who).get(`/workbench/partnerships/${id}?lang=en`)).text);
    const { id: other } = await ctx.db
      .selectFrom('partnership')
      .select('id')
      .where('id', '<>', pair)
      .executeTakeFirstOrThrow();
    await open('tomas', other);
    expect(await open('bao', other)).toContain('Tomás Rey opened this page, too');
    expect(await open('tomas', other)).toContain('Bao Tran opened this page, too');
    // Mei raised a concern in this partnership, which a matcher may not read.
    await open('tomas');
    await open('ines');
    expect(await open('bao')).not.toContain('opened this page, too');
    expect(await open('tomas')).toContain('Bao Tran opened this page, too');
  }));

test('an operator who is nobody in the programme is told who else opened a record, and others are told of the operator', () =>
  onStage(async ({ ctx, cast, pair }) => {
    await browse(ctx, cast, 'tomas').get(`/workbench/partnerships/${pair}`);
    await ctx.db
      .updateTable('person')
      .set({ account_id: null, address: 'o@else.example' })
      .where('id', '=', cast.people.olga)
      .execute();
    // Somebody raised a concern in this partnership, which no operator may read.
    expect(
      withoutMarkup((await browse(ctx, cast, 'olga').get(`/workbench/partnerships/${pair}?lang=en`)).text),
    ).not.toContain('opened this page, too');
    const { id: other } = await ctx.db
      .selectFrom('partnership')
      .select('id')
      .where('id', '<>', pair)
      .executeTakeFirstOrThrow();
    await browse(ctx, cast, 'tomas').get(`/workbench/partnerships/${other}`);
    expect(
      withoutMarkup((await browse(ctx, cast, 'olga').get(`/workbench/partnerships/${other}?lang=en`)).text),
    ).toContain('Tomás Rey opened this page, too');
    const { text } = await browse(ctx, cast, 'olga').get(`/workbench/programme/look?lang=en`);
    expect(text).not.toContain('opened this page, too');
    await browse(ctx, cast, 'tomas').get('/workbench/programme/look');
    const { text: next } = await browse(ctx, cast, 'olga').get('/workbench/programme/look?lang=en');
    expect(withoutMarkup(next)).toContain('Tomás Rey opened this page, too');
    // A volunteer is not told of their own look. The second volunteer is told of it, for the minutes in which a look counts.
    expect(withoutMarkup(next)).not.toContain('operator opened');
    const seen = async (who: CastName, path: string): Promise<boolean> =>
      withoutMarkup((await browse(ctx, cast, who).get(`${path}?lang=en`)).text).includes(
        'The operator opened this page, too',
      );
    expect(await seen('tomas', '/workbench/programme/look')).toBe(true);
    expect(await seen('bao', `/workbench/partnerships/${other}`)).toBe(true);
    // A matcher sees nobody's look at a partnership with a concern that is hidden from matchers.
    expect(await seen('bao', `/workbench/partnerships/${pair}`)).toBe(false);
    await browse(ctx, cast, 'olga').get('/workbench/partnerships/999999');
    expect(
      await ctx.db.selectFrom('operator_look').select('record').where('record', 'like', '%999999').execute(),
    ).toEqual([]);
    ctx.clock.forward(0.5);
    expect(await seen('tomas', '/workbench/programme/look')).toBe(false);
    await forgetLooks(ctx);
    expect(await ctx.db.selectFrom('operator_look').select('at').execute()).toEqual([]);
  }));
