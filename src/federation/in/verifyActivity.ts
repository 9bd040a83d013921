import type { Home, Received, Account } from '../../rooms/networks/index.ts';
import { accountOf } from '../../rooms/networks/index.ts';
import { idOf, isOfType, isSameOrigin, readJson } from '../reading/json.ts';
import type { Doc } from '../reading/json.ts';
import { readSignature } from '../signing/readSignature.ts';
import { findAccount } from './actors.ts';
import type { Tools } from './actors.ts';

export type Verified =
  | { ok: true; activity: Doc; id: string; account: Account; isGone: boolean }
  | { ok: false; reason: 'refused' | 'later' };

/** A key is asked for again after so long at the earliest. */
const ASKED_AGAIN_MS = 60_000;

const REFUSED = { ok: false, reason: 'refused' } as const;

/**
 * Whether what came in is of who it says. Its actor signed it, with the key that stands at the actor's own address; activity, actor and key are
 * of one origin. Where an actor says that it is gone, the key that we know counts: it can be
 * fetched no more.
 */
export async function verifyActivity(tools: Tools, home: Home, received: Received): Promise<Verified> {
  const activity = readJson(received.body);
  const id = activity ? idOf(activity) : '';
  const actor = activity ? idOf(activity['actor']) : '';
  if (!activity || id === '' || !isSameOrigin(id, actor)) return REFUSED;
  const read = readSignature(
    {
      method: 'POST',
      url: new URL(received.path, home.origin),
      headers: received.headers,
      body: Buffer.from(received.body),
    },
    received.receivedAt,
  );
  if (!read.ok || !isSameOrigin(read.signature.keyId, actor)) return REFUSED;
  const { signature } = read;
  const holds = (account: Account): boolean =>
    account.keyId === signature.keyId && signature.isOf(account.pem);
  if (isOfType(activity, 'Delete') && idOf(activity['object']) === actor) return verifyEnd();
  let found = await findAccount(tools, home, actor);
  // Their key may be another since we asked; nobody makes us ask at every post.
  if (found.ok && !holds(found.account) && !found.fetched) {
    const isJustAsked = tools.ctx.clock.now().getTime() - found.account.fetchedAt.getTime() < ASKED_AGAIN_MS;
    if (isJustAsked) return received.tries > 1 ? REFUSED : { ok: false, reason: 'later' };
    found = await findAccount(tools, home, actor, { anew: true });
  }
  if (!found.ok) return found.reason === 'later' ? { ok: false, reason: 'later' } : REFUSED;
  return holds(found.account) ? { ok: true, activity, id, account: found.account, isGone: false } : REFUSED;

  /** There is nothing to forget about a stranger: refused. */
  async function verifyEnd(): Promise<Verified> {
    const known = await accountOf(tools.ctx, { programme: home.programme.id, actor });
    return known && holds(known)
      ? { ok: true, activity: activity!, id, account: known, isGone: true }
      : REFUSED;
  }
}
