import { expect, test } from 'vitest';
import { applied, stateOf } from '../../../test/applicant.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import {
  applicationById,
  applicationTo,
  beginApplication,
  canComeBack,
  reinstate,
  withdraw,
  wouldReturnTo,
} from './index.ts';

const as = (id: number) => ({ kind: 'person', id }) as const;

test('what was withdrawn is not taken back once partners are published', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const id = await applied(ctx, cast, round, 'amina');
    const act = { programme, actor: as(people.amina), application: id };
    ctx.clock.set('2027-02-08T12:00:00Z');
    expect(await wouldReturnTo(ctx, (await applicationById(ctx, programme, id))!)).toBe('confirmed');
    await withdraw(ctx, act);
    const at = ctx.clock.now();
    await ctx.db
      .insertInto('publication')
      .values({ programme_id: programme, round_id: round.id, at, by: people.amina })
      .execute();
    expect(await reinstate(ctx, act)).toEqual({ ok: false, reason: 'closed' });
    expect(await stateOf(ctx, cast, round, 'amina')).toBe('withdrawn');
  }));

test('a draft that was withdrawn comes back as long as applications are open', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const actor = as(people.nils);
    await beginApplication(ctx, { programme, actor, round: round.id, person: people.nils });
    const id = (await applicationTo(ctx, programme, round.id, people.nils))!.id;
    const act = { programme, actor, application: id };
    await withdraw(ctx, act);
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await stateOf(ctx, cast, round, 'nils')).toBe('draft');
    await withdraw(ctx, act);
    ctx.clock.set('2027-02-02T09:00:00Z');
    expect(await canComeBack(ctx, (await applicationById(ctx, programme, id))!)).toBe(false);
    expect(await reinstate(ctx, act)).toEqual({ ok: false, reason: 'closed' });
  }));
