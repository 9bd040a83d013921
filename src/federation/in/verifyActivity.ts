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

/** Milliseconds before a key is asked for again. */
const ASKED_AGAIN_MS = 60_000;

const REFUSED = { ok: false, reason: 'refused' } as const;

/**
 * Verifies the sender of an activity. The actor must have signed it with the key at the actor's own address, and activity, actor and key
 * must have one origin. If an actor says that it is gone, the stored key counts, since it can no longer be fetched.
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
  // The key may have changed since the last fetch. The wait keeps forged posts from causing a fetch each time.
  if (found.ok && !holds(found.account) && !found.fetched) {
    const isJustAsked = tools.ctx.clock.now().getTime() - found.account.fetchedAt.getTime() < ASKED_AGAIN_MS;
    if (isJustAsked) return received.tries > 1 ? REFUSED : { ok: false, reason: 'later' };
    found = await findAccount(tools, home, actor, { anew: true });
  }
  if (!found.ok) return found.reason === 'later' ? { ok: false, reason: 'later' } : REFUSED;
  return holds(found.account) ? { ok: true, activity, id, account: found.account, isGone: false } : REFUSED;

  /** Refuses the end of a stranger: there is nothing to forget. */
  async function verifyEnd(): Promise<Verified> {
    const known = await accountOf(tools.ctx, { programme: home.programme.id, actor });
    return known && holds(known)
      ? { ok: true, activity: activity!, id, account: known, isGone: true }
      : REFUSED;
  }
}
