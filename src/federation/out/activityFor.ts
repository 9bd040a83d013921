import type { Ctx } from '../../rooms/ctx.ts';
import { addressesOf, postById } from '../../rooms/networks/index.ts';
import type { DueDelivery, Home } from '../../rooms/networks/index.ts';
import { createDocument, noteDocument, tombstone, written } from '../documents.ts';
import { PUBLIC } from '../reading/audience.ts';

/** The activity of a delivery as it reads now; null when what it speaks of is there no more. */
export async function activityFor(
  ctx: Ctx,
  home: Home,
  due: DueDelivery,
  base: string,
): Promise<string | null> {
  const at = addressesOf(home.origin, home.programme.id);
  const of = { actor: at.actor, to: [PUBLIC], cc: [at.followers] };
  if (due.kind === 'accept') {
    const { follow, actor } = due;
    const object = { id: follow, type: 'Follow', actor, object: at.actor };
    return written({ id: at.accepted(due.activity), type: 'Accept', actor: at.actor, to: [actor], object });
  }
  if (due.post === null) return null;
  if (due.kind === 'delete')
    return written({ id: at.deleted(due.post), type: 'Delete', ...of, object: tombstone(home, due.post) });
  const post = await postById(ctx, home.programme.id, due.post);
  if (post === null || post === 'gone') return null;
  if (due.kind === 'create') return written(createDocument(home, post, base));
  return written({
    id: at.updated(post.id, due.version),
    type: 'Update',
    ...of,
    updated: post.changedAt.toISOString(),
    object: noteDocument(home, post, base),
  });
}
