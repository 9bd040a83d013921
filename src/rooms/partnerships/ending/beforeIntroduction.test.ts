import { expect, test } from 'vitest';
import { lastEvent } from '../../../../test/leaving.ts';
import { applied, withPartners } from '../../../../test/partners.ts';
import { standingOf } from '../../applications/index.ts';
import { endPartnership, reopenPartnership } from '../index.ts';

test('of a partnership that ends before its members were introduced they hear at that hour, and of its taking back never', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    const mails = () =>
      ctx.db
        .selectFrom('outbox')
        .select(['kind', 'due_at'])
        .where('kind', 'in', ['partnership-ended', 'partnership-reopened'])
        .execute();
    const { dueAt } = round.dates.introduces;
    ctx.clock.set(new Date(dueAt.getTime() - 86_400_000).toISOString());
    const end = { programme, actor, partnership: pair, another: [people.mei] };
    expect(await endPartnership(ctx, end)).toEqual({ ok: true });
    // The members' own pages do not reveal the end either.
    for (const who of ['amina', 'mei'] as const)
      expect((await standingOf(ctx, (await applied(scene, who))!)).standing).toBe('matching');
    const told = { kind: 'partnership-ended', due_at: dueAt };
    expect(await mails()).toEqual([told, told]);
    const event = await lastEvent(scene, 'partnership-ended');
    const undo = { programme, actor, partnership: pair, event };
    expect(await reopenPartnership(ctx, undo)).toEqual({ ok: true });
    expect(await mails()).toHaveLength(2);
    // Once the members know each other, the mails leave at once.
    ctx.clock.set(new Date(dueAt.getTime() + 86_400_000).toISOString());
    expect(await endPartnership(ctx, end)).toEqual({ ok: true });
    expect((await mails()).filter(({ due_at }) => due_at <= ctx.clock.now())).toHaveLength(4);
  }));
