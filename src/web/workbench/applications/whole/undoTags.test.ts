import { expect, test } from 'vitest';
import { applied } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { undoLast } from '../../../../../test/undoing.ts';

test('that somebody was tagged is undone in the log, and that, too; not once they were given the same tag anew', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const page = `/workbench/applications/${await applied(ctx, cast, round, 'luca')}`;
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post(`${page}/tags`, { tag: 'second try' });
    const has = async () =>
      (await ctx.db.selectFrom('person_tag').select('tag').execute()).map(({ tag }) => tag);
    const undo = (kind: string) =>
      undoLast({ ctx, programme, actor: { kind: 'person', id: people.tomas } }, kind);
    await undo('person-tagged');
    expect(await has()).toEqual([]);
    await undo('person-untagged');
    expect(await has()).toEqual(['second try']);
    const { id } = await ctx.db.selectFrom('person_tag').select('id').executeTakeFirstOrThrow();
    await tomas.post(`${page}/tags/removal`, { tag: String(id) });
    await tomas.post(`${page}/tags`, { tag: 'second try' });
    const removal = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'person-untagged')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await tomas.post(`/workbench/log/${removal.id}/undoing`);
    expect(await has()).toEqual(['second try']);
    // The log does not contain the words of a tag.
    expect(JSON.stringify(await ctx.db.selectFrom('event').select('data').execute()).includes('second')).toBe(
      false,
    );
  }));
