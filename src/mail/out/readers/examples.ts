import { publishPage, writePage } from '../../../rooms/pages/index.ts';
import { codeOf } from '../../../rooms/readers/index.ts';
import { moveTo } from '../../examples/exampleScene.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails that people subscribe to, whether they take part or not. */
export const readersExamples = {
  'subscription-confirm': () => Promise.resolve({ offers: codeOf(['openings', 'essays', 'news']) }),
  'subscription-noted': () => Promise.resolve({ offers: codeOf(['topics']), yes: true }),
  news: async ({ ctx, programme, volunteer, words: { announcement } }) => {
    const actor = { kind: 'person', id: volunteer } as const;
    const { source_locale: source } = await ctx.db
      .selectFrom('programme')
      .select('source_locale')
      .where('id', '=', programme)
      .executeTakeFirstOrThrow();
    const draft = { title: { [source]: announcement.subject }, body: { [source]: announcement.body } };
    const made = await writePage(ctx, { programme, actor, kind: 'news', draft, key: 'example' });
    if (!made.ok) throw new Error('the news was not written');
    await publishPage(ctx, { programme, actor, page: made.page });
    return { page: made.page };
  },
  'come-back': async (scene) => {
    const { ctx, programme, reader } = scene;
    const round = await scene.round();
    await moveTo(scene, 'opens', 24);
    const until = new Date(ctx.clock.now().getTime() + 600 * 86_400_000);
    await ctx.db
      .insertInto('kept_form')
      .values({
        programme_id: programme,
        person_id: reader,
        round_id: round.id,
        said_at: ctx.clock.now(),
        until,
        told_number: 0,
      })
      .execute();
    return { round: round.id };
  },
  'round-open': async (scene) => {
    await moveTo(scene, 'opens', 1);
    return { round: (await scene.round()).id };
  },
} satisfies Examples;
