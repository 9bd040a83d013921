import { expect } from 'vitest';
import { tick } from '../src/jobs/timetable.ts';
import { approveComment, discussionOf } from '../src/rooms/discussion/index.ts';
import { remote } from './fediverse.ts';
import type { Fediverse } from './fediverse.ts';

export const ana = remote('ana');
export const ben = remote('ben');
export const cleo = remote('cleo', 'other.example', 'other');

/** Adds the documents of all three people. The named people then follow the programme. */
export async function followed(scene: Fediverse, ...who: readonly (typeof ana)[]): Promise<void> {
  for (const one of [ana, ben, cleo]) scene.documents.set(one.id, one.doc);
  for (const one of who) expect(await scene.send(one, followOf(scene, one))).toBe(202);
  await scene.work();
}

export const followOf = ({ us }: Fediverse, { id }: typeof ana) => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: `${id}#follow`,
  type: 'Follow',
  actor: id,
  object: us,
});

/** The topic becomes public and is sent. */
export async function published(scene: Fediverse): Promise<number> {
  scene.ctx.clock.set('2027-01-11T09:00:00Z');
  await tick(scene.ctx);
  await scene.work();
  const { id } = await scene.ctx.db.selectFrom('network_post').select('id').executeTakeFirstOrThrow();
  return id;
}

/** Name, words and answered name of each comment under the topic, as the topic's page shows them. */
export async function shown({ ctx, cast, topic }: Fediverse) {
  const asked = { programme: cast.programme, topic, order: 'oldest', page: 1, viewer: null } as const;
  const { comments } = await discussionOf(ctx, { ...asked });
  return comments.map(({ name, html, depth }) => `${'>'.repeat(depth)}${name}: ${html.trim()}`);
}

export async function approveAll({ ctx, cast }: Fediverse): Promise<void> {
  const held = await ctx.db.selectFrom('comment').select('id').where('state', '=', 'held').execute();
  for (const { id } of held)
    await approveComment(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.bao },
      comment: id,
    });
}
