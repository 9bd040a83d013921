import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { undoLast } from '../../../../test/undoing.ts';
import { compareNew, renewSuggestions } from '../../../rooms/duplicates/index.ts';
import { erasePerson } from '../../../rooms/people/index.ts';

/** Luca may be a person with another, confirmed address, so the pair is on the work list; Tomás looks at it. */
const suggested = (
  play: (at: {
    ctx: TestCtx;
    says: (what: 'merge' | 'difference') => Promise<number>;
    undo: (kind: string) => Promise<number>;
    waits: () => Promise<boolean>;
  }) => Promise<void>,
) =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    await applied(ctx, cast, round, 'luca');
    const since = ctx.clock.now();
    await ctx.db
      .insertInto('person')
      .values({
        programme_id: programme,
        name: 'Ferri Luca',
        address: 'l.ferri@new.example',
        address_confirmed_at: since,
        country: 'IT',
        locale: 'en',
        created_at: since,
      })
      .execute();
    await compareNew(ctx);
    const { id } = await ctx.db.selectFrom('duplicate').select('id').executeTakeFirstOrThrow();
    const tomas = browse(ctx, cast, 'tomas');
    await play({
      ctx,
      says: async (what) =>
        (await tomas.post(`/workbench/duplicates/${id}/${what}`, { keep: String(people.luca) })).status,
      undo: (kind) => undoLast({ ctx, programme, actor: { kind: 'person', id: people.tomas } }, kind),
      waits: async () => {
        const open = ctx.db.selectFrom('matter').select('kind').where('closed_at', 'is', null);
        return (await open.execute()).some(({ kind }) => kind === 'duplicate-found');
      },
    });
  });

test.each([
  ['merge', 'merge-asked'],
  ['difference', 'people-different'],
] as const)(
  'two of whom somebody said something (%s) are off the work list, and on it again once that is undone',
  (what, kind) =>
    suggested(async ({ ctx, says, undo, waits }) => {
      expect(await waits()).toBe(true);
      ctx.clock.forward(1);
      expect(await says(what)).toBe(303);
      expect(await waits()).toBe(false);
      ctx.clock.forward(1);
      await undo(kind);
      expect(await waits()).toBe(true);
    }),
);

test('two who had been dealt with before somebody said that they are two stay off the work list when that is undone', () =>
  suggested(async ({ ctx, says, undo, waits }) => {
    await ctx.db.updateTable('matter').set({ closed_at: ctx.clock.now() }).execute();
    ctx.clock.forward(1);
    await says('difference');
    ctx.clock.forward(1);
    await undo('people-different');
    expect(await waits()).toBe(false);
  }));

test('a suggestion of which one is gone is off the work list a moment later', () =>
  suggested(async ({ ctx, waits }) => {
    await renewSuggestions(ctx);
    expect(await waits()).toBe(true);
    const { programme_id: programme, id: person } = await ctx.db
      .selectFrom('person')
      .select(['programme_id', 'id'])
      .where('name', '=', 'Ferri Luca')
      .executeTakeFirstOrThrow();
    await erasePerson(ctx, { programme, person, actor: { kind: 'timetable' } });
    await renewSuggestions(ctx);
    expect(await waits()).toBe(false);
  }));
