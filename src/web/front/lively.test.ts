import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onTalk, say } from '../../../test/discussion.ts';

test('the front page asks the topic’s questions, and once there are answers shows the liveliest of them', async () => {
  await onTalk(async ({ ctx, cast, topic }) => {
    const nobody = browse(ctx, cast);
    expect((await nobody.get('/')).text).toContain('Who waits outside?');
    const quiet = await say(ctx, cast, cast.people.mei, { topic, body: 'Quiet.' });
    const liked = await say(ctx, cast, cast.people.nils, {
      topic,
      name: 'Nils <b>',
      body: `The *blue* door. ${'And more. '.repeat(40)}`,
    });
    const answered = await say(ctx, cast, cast.people.luca, { topic, body: 'Answered.' });
    await say(ctx, cast, cast.people.mei, { topic, parent: answered, body: 'Yes.' });
    await ctx.db.updateTable('comment').set({ likes: 5 }).where('id', '=', liked).execute();
    const { text } = await nobody.get('/');
    expect(text).not.toContain('Who waits outside?');
    const found = [...text.matchAll(/topics\/doors\/comments\/(\d+)/g)].map(([, id]) => Number(id));
    expect(found).toEqual([liked, answered]);
    expect(found).not.toContain(quiet);
    expect(text).toMatch(/The blue door\. (And more\. )+And…/);
    expect(text).toContain('Nils &lt;b>');
    expect(text).toContain('#discussion">4 comments</a>');
  });
});
