import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { takenMail } from '../../../../test/inbox.ts';
import { onStage } from '../../../../test/onStage.ts';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { plantFormulas } from '../../../../test/takenLists.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { countSent } from '../../../rooms/outbox/listing/countSent.ts';

/** The views of the inbox while one thread waits. */
const ONE_WAITS = ['Waiting for an answer 1', 'In my hands 0', 'Answered 0', 'Settled 0', 'All 1', 'Spam 0'];

/** The views of a page as read, each with its name and number. */
const viewsOf = (page: string): string[] =>
  [...(/<ul class="views">(.*?)<\/ul>/s.exec(page)?.[1] ?? '').matchAll(/<a .*?<\/a>/gs)].map(([link]) =>
    withoutMarkup(link).replaceAll(/\s+/g, ' ').trim(),
  );

test('views of partnerships, of the inbox, of the outbox and of banned writers say how many they show', () =>
  matchingScene(async ({ ctx, cast, round, tomas }) => {
    await plantFormulas(ctx, cast, round.id);
    const views = async (path: string) => viewsOf((await tomas.get(`/workbench/${path}`)).text);
    await tomas.get('/workbench?lang=en');
    expect(await views('partnerships?round=1')).toEqual(['All 1', 'At the beginning 1', 'No letter yet 1']);
    expect(await views('partnerships?round=1&shown=paused')).toContain('Paused 0');
    expect(await views('inbox')).toEqual(ONE_WAITS);
    await ctx.db.updateTable('thread').set({ assigned_to: cast.people.tomas, state: 'open' }).execute();
    expect((await views('inbox')).slice(0, 3)).toEqual([
      'Waiting for an answer 0',
      'In my hands 1',
      'Answered 1',
    ]);
    const waiting = await ctx.db.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute();
    const outbox = await views('outbox');
    expect(outbox).toContain(`Not left yet ${waiting.length}`);
    const inState = async (state: string): Promise<number> =>
      (await ctx.db.selectFrom('outbox').select('id').where('state', '=', state).execute()).length;
    const counted = async () => (await views('outbox')).slice(-2);
    expect(await counted()).toEqual([
      `Taken out ${await inState('dropped')}`,
      `Sent ${await inState('sent')}`,
    ]);
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: ctx.clock.now() })
      .where('state', '=', 'waiting')
      .execute();
    const sent = await inState('sent');
    expect(sent).toBeGreaterThan(1);
    expect(await counted()).toContain(`Sent ${sent}`);
    // After a while a duty counts the mails that have left, which changes no number here. A deleted mail no longer counts.
    ctx.clock.forward(1);
    await countSent(ctx);
    expect(await counted()).toContain(`Sent ${sent}`);
    const gone = ctx.db.selectFrom('outbox').select('id').where('state', '=', 'sent').limit(1);
    await ctx.db.deleteFrom('outbox').where('id', '=', gone).execute();
    expect(await counted()).toContain(`Sent ${sent - 1}`);
    expect(await views('discussion/writers')).toEqual(['all 1', 'Objections that wait 0']);
  }));

test('an ambassador sees how many conversations with their country each view of the inbox shows', () =>
  onStage(async (ctx, cast) => {
    for (const who of ['luca', 'amina', 'mei'] as const) await takenMail(ctx, cast, who);
    const { country } = await ctx.db
      .selectFrom('person')
      .select('country')
      .where('id', '=', cast.people.amina)
      .executeTakeFirstOrThrow();
    await ctx.db.updateTable('role').set({ country }).where('person_id', '=', cast.people.ngozi).execute();
    const ngozi = browse(ctx, cast, 'ngozi');
    const views = async () => viewsOf((await ngozi.get('/workbench/inbox?lang=en')).text);
    expect(await views()).toEqual(ONE_WAITS);
    await ctx.db
      .updateTable('thread')
      .set({ state: 'closed', assigned_to: cast.people.ngozi })
      .where('person_id', '=', cast.people.amina)
      .execute();
    expect((await views()).slice(0, 5)).toEqual([
      'Waiting for an answer 0',
      'In my hands 1',
      'Answered 0',
      'Settled 1',
      'All 1',
    ]);
  }));
