import { expect, test } from 'vitest';
import { answersFor, applied, giveAnswers, applicationStateOf } from '../../../../test/applicant.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { dateDone } from '../../../../test/roundDates.ts';
import { ruledOutBy } from '../../../../test/ruledOutBy.ts';
import {
  answersOf,
  applicationById,
  confirmApplication,
  forgetUnclaimed,
  forgetUnsent,
  startApplication,
  submit,
  handOver,
} from '../index.ts';
import { all, as, mails, standing } from '../../../../test/applications.ts';
import type { TestCtx } from '../../../../test/context.ts';
import type { Round } from '../../programmes/index.ts';

/** Begins an application with an address. Answers its id. */
async function begin(ctx: TestCtx, round: Round, address: string, locale: 'en' | 'es' = 'en') {
  const begun = await startApplication(ctx, {
    programme: round.programme_id,
    round: round.id,
    address,
    locale,
  });
  if (!begun.ok) throw new Error(begun.reason);
  return begun;
}

test('starting leaves the same traces for an address that is known and one that is not', () =>
  onOpenRound(async (ctx, cast, round) => {
    const start = (address: string) =>
      startApplication(ctx, { programme: cast.programme, round: round.id, address, locale: 'en' });
    const known = await start('amina@cast.example');
    const unknown = await start('somebody@new.example');
    if (!known.ok || !unknown.ok) throw new Error('refused');
    const both = await mails(ctx);
    expect(both.map(({ kind }) => kind)).toEqual(['application-resume', 'application-resume']);
    expect(both[0]?.person_id).toBe(cast.people.amina);
    for (const { application } of [known, unknown])
      expect(await applicationById(ctx, cast.programme, application)).toMatchObject({ state: 'draft' });
    // The draft in the other browser holds nothing of Amina's.
    expect((await answersOf(ctx, cast.programme, known.application)).size).toBe(0);
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('none');
  }));

test('the owner of a known address takes over by the mailed link what was begun for it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const begun = await begin(ctx, round, 'amina@cast.example');
    const holder = (await applicationById(ctx, programme, begun.application))!.person_id;
    await giveAnswers(
      ctx,
      { programme, round: round.id, application: begun.application, person: holder },
      { hopes: 'Written before signing in.', exclusions: ['nils@cast.example'] },
    );
    expect(
      await handOver(ctx, { programme, person: people.luca, application: begun.application }),
    ).toBeNull();
    const own = await handOver(ctx, { programme, person: people.amina, application: begun.application });
    expect(own).toMatchObject({ id: begun.application, person_id: people.amina });
    expect(await ruledOutBy(ctx, programme, begun.application)).toMatchObject([{ person: people.nils }]);
    const left = await ctx.db.selectFrom('person').select('id').where('id', '=', holder).execute();
    expect(left).toEqual([]);
  }));

test('somebody who applied already keeps that, whatever is begun for their address', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const own = await applied(ctx, cast, round, 'amina');
    const begun = await begin(ctx, round, 'amina@cast.example');
    const after = await handOver(ctx, { programme, person: people.amina, application: begun.application });
    expect(after).toMatchObject({ id: own, state: 'confirmed' });
  }));

test('a stand-in that nobody claims is gone after thirty days', () =>
  onOpenRound(async (ctx, cast, round) => {
    await begin(ctx, round, 'amina@cast.example');
    const count = async () =>
      (await ctx.db.selectFrom('person').select('id').where('stands_for', 'is not', null).execute()).length;
    ctx.clock.forward(29 * 24);
    await forgetUnclaimed(ctx);
    expect(await count()).toBe(1);
    ctx.clock.forward(48);
    await forgetUnclaimed(ctx);
    expect(await count()).toBe(0);
  }));

test('who never sent an application in is forgotten once the data of the round has gone, and nobody else', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    const people = async () =>
      (await ctx.db.selectFrom('person').select('address').execute()).map(({ address }) => address);
    const before = await people();
    const own = await applied(ctx, cast, round, 'amina');
    await begin(ctx, round, 'new@cast.example');
    await forgetUnsent(ctx);
    expect(await people()).toContain('new@cast.example');
    await dateDone(ctx, round, 'purges');
    await forgetUnsent(ctx);
    expect((await people()).sort()).toEqual(before.sort());
    expect((await applicationById(ctx, programme, own))?.state).toBe('confirmed');
  }));

test('a new address is confirmed by the mailed link, and the application with it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    const { application: id } = await begin(ctx, round, 'new@new.example', 'es');
    const person = (await applicationById(ctx, programme, id))!.person_id;
    await giveAnswers(ctx, { programme, round: round.id, application: id, person }, answersFor('luca'));
    expect(await submit(ctx, { programme, actor: as(person), application: id, consents: all })).toEqual({
      ok: true,
      state: 'submitted',
    });
    expect((await mails(ctx)).map(({ kind }) => kind)).toEqual(['application-resume', 'application-confirm']);
    expect((await standing(ctx, cast, id)).standing).toBe('unconfirmed');
    await handOver(ctx, { programme, person, application: id });
    await confirmApplication(ctx, { programme, actor: as(person), application: id });
    expect((await mails(ctx)).at(-1)?.kind).toBe('application-received');
    expect((await standing(ctx, cast, id)).standing).toBe('confirmed');
  }));
