import { expect, test } from 'vitest';
import { answersFor, giveAnswers, stageForm } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { stagePartnership } from '../../../test/partners.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { applicationTo, beginApplication, keptOf, tellOfCall } from '../../rooms/applications/index.ts';
import { endRounds } from '../../rooms/partnerships/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  pair: number;
}

const atEnd = (play: (scene: Scene) => Promise<void>): Promise<void> =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const round = await stageForm(ctx, programme);
    const person = people.mei;
    const actor = { kind: 'person', id: person } as const;
    const { id } = await beginApplication(ctx, { programme, actor, round: round.id, person });
    await giveAnswers(ctx, { programme, round: round.id, application: id, person }, answersFor('mei'));
    ctx.clock.set('2027-02-12T12:00:00Z');
    const pair = await stagePartnership(ctx, programme, round.id, [people.mei, people.luca]);
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() + 60_000).toISOString());
    await endRounds(ctx);
    await play({ ctx, cast, round, pair });
  });

test('after the end one click on the page of the two keeps the answers, and another takes it back', () =>
  atEnd(async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const page = async (path: string) => withoutMarkup((await mei.get(`${path}?lang=en`)).text);
    for (const [path, post] of [
      [`/partnership/${pair}`, `/partnership/${pair}/keeping`],
      ['/status', `/applications/${await ownOf(ctx, cast)}/keeping`],
    ] as const) {
      expect(await page(path)).toContain('Keep my answers');
      await mei.post(post, { keep: 'yes' });
      expect(await keptOf(ctx, cast.programme, cast.people.mei)).not.toBeNull();
      expect(await page(path)).toContain('Do not keep them');
      await mei.post(post, { keep: 'no' });
      expect(await keptOf(ctx, cast.programme, cast.people.mei)).toBeNull();
    }
    // Nobody can keep somebody else's answers.
    const others = await browse(ctx, cast, 'nils').post(`/partnership/${pair}/keeping`, { keep: 'yes' });
    expect(others.status).toBe(404);
  }));

const ownOf = async (ctx: TestCtx, cast: Stage): Promise<number> =>
  (
    await ctx.db
      .selectFrom('application')
      .select('id')
      .where('person_id', '=', cast.people.mei)
      .executeTakeFirstOrThrow()
  ).id;

test('the mail of the next round leads to its form with the answers in it: opening the link begins nothing', () =>
  atEnd(async ({ ctx, cast, pair }) => {
    const { programme, people } = cast;
    await browse(ctx, cast, 'mei').post(`/partnership/${pair}/keeping`, { keep: 'yes' });
    const next = await stageForm(ctx, programme, '2027-10-15T09:00', 2);
    ctx.clock.set(new Date(next.dates.opens.dueAt.getTime() + 60_000).toISOString());
    await tellOfCall(ctx);
    const { link } = await mailTo(ctx, 'mei@cast.example');
    const stranger = browse(ctx, cast);
    const shown = await stranger.get(link);
    expect(shown.status).toBe(200);
    expect(await applicationTo(ctx, programme, next.id, people.mei)).toBeNull();
    const begun = await stranger.post(link);
    expect(await applicationTo(ctx, programme, next.id, people.mei)).toMatchObject({ state: 'draft' });
    const form = await stranger.get((await stranger.get(`${begun.location}?lang=en`)).location);
    expect(form.text).toContain('陈美');
    const review = await stranger.get(`${begun.location}/review`);
    expect(review.text).toContain('By way of a bakery.');
  }));

test('who was without a partner last time reads on the page of the next application that they come first', () =>
  atEnd(async ({ ctx, cast }) => {
    const { programme, people } = cast;
    const next = await stageForm(ctx, programme, '2027-10-15T09:00', 2);
    await ctx.db.updateTable('membership').set({ let_down_at: ctx.clock.now() }).execute();
    const status = async () => withoutMarkup((await browse(ctx, cast, 'mei').get('/status?lang=en')).text);
    expect(await status()).toContain('you come first');
    ctx.clock.set(new Date(next.dates.opens.dueAt.getTime() + 60_000).toISOString());
    const actor = { kind: 'person', id: people.mei } as const;
    await beginApplication(ctx, { programme, actor, round: next.id, person: people.mei });
    expect(await status()).toContain('You come first when partners are chosen for this round');
  }));

test('who was let down reads in the mail of the next round that they come first in that one, and not in the one after', () =>
  atEnd(async ({ ctx, cast, pair }) => {
    const next = await stageForm(ctx, cast.programme, '2027-10-15T09:00', 2);
    await ctx.db.updateTable('membership').set({ let_down_at: ctx.clock.now() }).execute();
    await browse(ctx, cast, 'mei').post(`/partnership/${pair}/keeping`, { keep: 'yes' });
    ctx.clock.set(new Date(next.dates.opens.dueAt.getTime() + 60_000).toISOString());
    await tellOfCall(ctx);
    const { text } = await mailTo(ctx, 'mei@cast.example');
    expect(text).toContain('you come first when its partners are chosen');
    expect(text).not.toContain('the next round’s partners');
  }));
