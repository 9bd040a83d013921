import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { ORIGIN, createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import { ana, approveAll, followed, published, shown } from '../../../test/fediversePlays.ts';
import { tick } from '../../jobs/timetable.ts';
import { writeComment } from '../../rooms/discussion/index.ts';
import { partForGood, sendAnswer, switchOff, switchOn } from '../../rooms/networks/index.ts';
import { erasePerson } from '../../rooms/people/index.ts';

test('an answer to somebody elsewhere goes there when its writer chose so, and is taken back there with the writer', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, posted, topic } = scene;
    const { programme } = cast;
    await followed(scene);
    const post = await published(scene);
    const question = noteOf(ana, 1, scene.post(post));
    await scene.send(ana, createOf(ana, question));
    await scene.work();
    await approveAll(scene);
    const { id: parent } = await ctx.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
    const luca = browse(ctx, cast, 'luca');
    const page = (await luca.get(`/topics/doors/comments/${parent}?lang=en`)).text;
    expect(page).toContain('Send it to');
    expect(page).not.toMatch(/name="elsewhere"[^>]* checked/);
    const person = cast.people.luca;
    const answer = async (body: string, by = person): Promise<number> => {
      const words = { name: 'Luca', body, locale: 'en', channel: 'form', question: null } as const;
      const done = await writeComment(ctx, { programme, topic, parent, by: { person: by }, ...words });
      if (!done.ok) throw new Error(done.reason);
      return done.comment;
    };
    const turn = async (): Promise<unknown[]> => {
      posted.length = 0;
      await tick(ctx);
      await scene.work();
      return posted.map(({ url, doc }) => [url, doc['type']]);
    };
    const kept = await answer('Only here.');
    const sent = await answer('For *you*, too.');
    await sendAnswer(ctx, { programme, comment: sent, person });
    // Words of another person are not sent.
    await sendAnswer(ctx, { programme, comment: parent, person });
    expect(await turn()).toEqual([]);
    await approveAll(scene);
    expect(await turn()).toEqual([['https://far.example/inbox', 'Create']]);
    const note = posted[0]!.doc['object'] as Record<string, string>;
    expect(note).toMatchObject({ inReplyTo: question['id'], cc: [ana.id] });
    expect(note['content']).toContain('Luca:</p><p>For <em>you</em>, too.</p>');
    expect(JSON.stringify(posted)).not.toContain('Only here');
    // An answer to it from the other server stands beneath it here.
    await scene.send(ana, createOf(ana, noteOf(ana, 2, note['id']!)));
    await scene.work();
    expect((await shown(scene)).find((line) => line.includes('Answer 2'))).toMatch(/^>>ana/);
    expect((await luca.get('/discussion?lang=en')).text).toContain('sent to another server');
    expect((await luca.get('/me/erasure?lang=en')).text).toContain('asked to delete them');
    expect(kept).toBeLessThan(sent);
    expect(await turn()).toEqual([]);
    // This holds even while the programme is disconnected from other servers.
    const actor = { kind: 'timetable' } as const;
    await switchOff(ctx, { programme, actor });
    await erasePerson(ctx, { programme, actor, person });
    expect(await turn()).toEqual([['https://far.example/inbox', 'Delete']]);
    await switchOn(ctx, { programme, actor, origin: ORIGIN });
    expect((await scene.browser.site.get(new URL(note['id']!).pathname)).status).toBe(410);
    // When the programme parts for good, every remaining answer goes, with the topic.
    const { mei } = cast.people;
    await sendAnswer(ctx, { programme, comment: await answer('And you?', mei), person: mei });
    await approveAll(scene);
    expect(await turn()).toEqual([['https://far.example/inbox', 'Create']]);
    await partForGood(ctx, { programme, actor });
    const ends = [
      await turn(),
      posted.map(({ doc }) => (doc['object'] as { id: string }).id.replace(/\d+$/, '')),
    ];
    expect(ends[0]).toEqual(Array.from({ length: 2 }, () => ['https://far.example/inbox', 'Delete']));
    expect(ends[1]!.toSorted()).toEqual([`${scene.us}/answers/`, `${scene.us}/posts/`]);
  }));
