import type { Ctx } from '../../rooms/ctx.ts';
import { addressesOf, answerById, postById } from '../../rooms/networks/index.ts';
import type { DueDelivery, Home } from '../../rooms/networks/index.ts';

import { answerDocument, noteDocument, tombstone, documentText } from '../documents.ts';
import { PUBLIC } from '../reading/audience.ts';

/** The activity of a delivery, as it reads now; null if its subject no longer exists. */
export async function activityFor(
  ctx: Ctx,
  home: Home,
  due: DueDelivery,
  base: string,
): Promise<string | null> {
  const at = addressesOf(home.origin, home.programme.id);
  if (due.kind === 'accept') {
    const { follow, actor } = due;
    const object = { id: follow, type: 'Follow', actor, object: at.actor };
    return documentText({
      id: at.accepted(due.activity),
      type: 'Accept',
      actor: at.actor,
      to: [actor],
      object,
    });
  }
  const thing = due.post === null ? (due.answer === null ? null : at.answer(due.answer)) : at.post(due.post);
  if (thing === null) {
    if (due.kind !== 'delete') return null;
    const { actor } = at;
    return documentText({ id: at.deleted(actor), type: 'Delete', actor, to: [PUBLIC], object: actor });
  }
  const said = due.kind === 'delete' ? tombstone(thing) : await documentOf(ctx, home, due, base);
  if (said === null) return null;
  const { to = [PUBLIC], cc = [at.followers], published } = said;
  const of = { actor: at.actor, to, cc };
  if (due.kind === 'delete')
    return documentText({ id: at.deleted(thing), type: 'Delete', ...of, object: said });
  if (due.kind === 'create')
    return documentText({ id: `${thing}/activity`, type: 'Create', ...of, published, object: said });
  return documentText({ id: at.updated(thing, due.version), type: 'Update', ...of, object: said });
}

async function documentOf(
  ctx: Ctx,
  home: Home,
  { post, answer }: DueDelivery,
  base: string,
): Promise<Record<string, unknown> | null> {
  if (post !== null) {
    const found = await postById(ctx, home.programme.id, post);
    return found === null || found === 'gone' ? null : noteDocument(home, found, base);
  }
  const found = answer === null ? null : await answerById(ctx, home.programme.id, answer);
  return found === null || found === 'gone' ? null : answerDocument(home, found, base);
}
