import { json } from '../../../db/json.ts';
import { application } from '../../examples/plays.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import { topicExamples } from '../topics/examples.ts';
import type { MailData } from '../../../rooms/kinds.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails of a programme and its rounds. */
export const programmeExamples = {
  announcement: async ({ ctx, programme, words: { announcement } }) => {
    const { id } = await ctx.db
      .insertInto('announcement')
      .values({
        programme_id: programme,
        subject: json({ en: announcement.subject }),
        body: json({ en: announcement.body }),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { announcement: id };
  },
  'dates-changed': datesChanged,
  digest: async (scene) => {
    const { ctx, programme, reader } = scene;
    const mail = { programme, person: reader };
    const changed = await datesChanged(scene);
    await ctx.mailer.queue(ctx, [
      { ...mail, kind: 'topic', occasion: 'example', data: await topicExamples.topic(scene) },
      { ...mail, kind: 'dates-changed', occasion: 'example', data: changed },
    ]);
    const mails = await ctx.db
      .updateTable('outbox')
      .set({ state: 'bundled' })
      .where('programme_id', '=', programme)
      .where('person_id', '=', reader)
      .where('occasion', '=', 'example')
      .returning('id')
      .execute();
    return { mails: mails.map(({ id }) => id) };
  },
  'round-cancelled': async ({ round }) => ({ round: (await round()).id }),
} satisfies Examples;

/** A date of the round is moved. */
async function datesChanged(scene: ExampleScene): Promise<MailData<'dates-changed'>> {
  const own = await application('confirmed')(scene);
  return { ...own, round: (await scene.round()).id, kinds: ['matches', 'introduces'] };
}
