import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onTalk } from '../../../test/discussion.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';

const ADDRESS = 'mei@cast.example';

test('a topic has one date with its zone, the same for every reader, on its page, in the library and in its mail', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    const { round_id: round } = await ctx.db
      .selectFrom('round_topic')
      .select('round_id')
      .where('topic_id', '=', topic)
      .executeTakeFirstOrThrow();
    ctx.clock.set('2027-01-12T12:00:00Z');
    const date = 'Monday, 11 January 2027 (Madrid time)';
    // In Honolulu the topic's hour is on the day before.
    const far = browse(ctx, cast);
    await far.post('/zone', { zone: 'Pacific/Honolulu', return: '/' });
    for (const reader of [far, browse(ctx, cast), browse(ctx, cast, 'mei')])
      for (const path of ['/topics/doors', '/topics', '/']) {
        const said = withoutMarkup((await reader.get(`${path}?lang=en`)).text);
        expect(said).toContain(date);
        expect(said).not.toContain('10 January 2027');
      }
    const person = cast.people.mei;
    await ctx.db
      .updateTable('person')
      .set({ zone: 'Pacific/Honolulu', locale: 'en' })
      .where('id', '=', person)
      .execute();
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'topic', occasion: 'test', person, data: { topic, round } },
    ]);
    expect((await mailTo(ctx, ADDRESS)).text).toContain(`The topic of ${date}`);
  }));
