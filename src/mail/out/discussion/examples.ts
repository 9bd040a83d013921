import {
  appealBan,
  approveComment,
  banWriter,
  hideComment,
  keepBan,
  liftBan,
  writeComment,
} from '../../../rooms/discussion/index.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails of the discussion. */
export const discussionExamples = {
  'ban-kept': async (scene) => {
    const act = await bans(scene);
    await appealBan(scene.ctx, { ...act, appeal: scene.words.question });
    await keepBan(scene.ctx, act);
    return {};
  },
  'ban-lifted': async (scene) => {
    await liftBan(scene.ctx, await bans(scene));
    return {};
  },
  'writer-banned': async (scene) => {
    await bans(scene);
    return {};
  },
  'comment-received': async (scene) => ({ comments: [(await says(scene, scene.reader)).comment] }),
  'comment-trouble': () => Promise.resolve({ reason: 'too-long', inReplyTo: '<a@b.example>' }),
  'comment-confirm': async (scene) => ({
    comment: (await says(scene, scene.reader, { isProven: false })).comment,
  }),
  'follow-confirm': async (scene) => ({ topic: await publicTopic(scene) }),
  'comment-moderated': async (scene) => {
    const { ctx, programme, volunteer, words } = scene;
    const { comment } = await says(scene, scene.reader);
    const actor = { kind: 'person', id: volunteer } as const;
    await hideComment(ctx, { programme, actor, comment, reason: words.reason });
    return { comment, what: 'hidden' };
  },
  'comments-new': async (scene) => {
    const first = await says(scene, scene.partner);
    const second = await says(scene, scene.volunteer, { topic: first.topic });
    return { topic: first.topic, comments: [first.comment, second.comment] };
  },
} satisfies Examples;

/** The topic of the fortnight, public since yesterday. */
async function publicTopic({ ctx, programme, round, topic }: ExampleScene): Promise<number> {
  const id = await topic();
  const due_at = new Date(ctx.clock.now().getTime() - 86_400_000);
  await ctx.db
    .insertInto('round_topic')
    .values({
      programme_id: programme,
      round_id: (await round()).id,
      topic_id: id,
      position: 1000 + id,
      day: due_at.toISOString().slice(0, 10),
      due_at,
      approved_at: due_at,
    })
    .onConflict((c) =>
      c.columns(['programme_id', 'round_id', 'topic_id']).doUpdateSet({ due_at, approved_at: due_at }),
    )
    .execute();
  return id;
}

/** Somebody comments under the topic. A moderator approves the comment, unless its writer has only given an address. */
async function says(
  scene: ExampleScene,
  person: number,
  more: { topic?: number; isProven?: boolean } = {},
): Promise<{ topic: number; comment: number }> {
  const { ctx, programme, volunteer, words } = scene;
  const topic = more.topic ?? (await publicTopic(scene));
  const { name, address, locale } = await ctx.db
    .selectFrom('person')
    .select(['name', 'address', 'locale'])
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const done = await writeComment(ctx, {
    programme,
    topic,
    parent: null,
    question: null,
    by: more.isProven === false && address !== null ? { address } : { person },
    name: [...name].slice(0, 60).join(''),
    body: words.answer,
    locale,
    channel: 'form',
  });
  if (!done.ok) throw new Error(done.reason);
  const actor = { kind: 'person', id: volunteer } as const;
  if (more.isProven !== false) await approveComment(ctx, { programme, actor, comment: done.comment });
  return { topic, comment: done.comment };
}

async function bans({ ctx, programme, reader, volunteer, words }: ExampleScene) {
  const act = { programme, actor: { kind: 'person', id: volunteer } as const, person: reader };
  const done = await banWriter(ctx, { ...act, reason: words.reason });
  if (!done.ok) throw new Error(done.reason);
  return act;
}
