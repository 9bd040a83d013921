import { inviteGuest } from '../../../rooms/topics/index.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails of topics and guest posts. */
export const topicExamples = {
  'guest-invitation': async ({ ctx, programme, reader, volunteer, topic }) => {
    const { address, name, locale } = await ctx.db
      .selectFrom('person')
      .select(['address', 'name', 'locale'])
      .where('programme_id', '=', programme)
      .where('id', '=', reader)
      .executeTakeFirstOrThrow();
    if (address === null) throw new Error('a guest is invited by mail');
    const done = await inviteGuest(ctx, {
      programme,
      actor: { kind: 'person', id: volunteer },
      topic: await topic(),
      invitation: { address, name, locale, day: ctx.clock.now().toISOString().slice(0, 10) },
    });
    if (!done.ok) throw new Error('the guest was not invited');
    return { post: done.post };
  },
  topic: async (scene) => ({ topic: await scene.topic(), round: (await scene.round()).id }),
} satisfies Examples;
