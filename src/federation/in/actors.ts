import type { Ctx } from '../../rooms/ctx.ts';
import { accountOf, addressesOf, hasRoomFor, keepAccount, privateKeyOf } from '../../rooms/networks/index.ts';
import type { Account, Home } from '../../rooms/networks/index.ts';
import type { Outbound } from '../../lib/network/outbound/outbound.ts';
import { readActor } from '../reading/actor.ts';
import { isSameOrigin } from '../reading/json.ts';
import type { RemoteActor } from '../reading/actor.ts';
import { fetchDocument } from '../transport.ts';
import type { As } from '../transport.ts';

/** The tools for any work with other servers. */
export interface Tools {
  ctx: Ctx;
  outbound: Outbound;
  /** Waits until the process has time for the next task; without it there is no wait. */
  pace?: () => Promise<void>;
  /** The number of tasks done side by side; with one, they keep their order. */
  atOnce?: number;
}

const signers = new WeakMap<Home, Promise<Omit<As, 'now'> | null>>();

/** A programme's identity for signing; null if its key can no longer be opened. */
export async function signerOf(ctx: Ctx, home: Home): Promise<As | null> {
  const known = signers.get(home) ?? read(ctx, home);
  signers.set(home, known);
  const as = await known;
  return as && { ...as, now: ctx.clock.now() };
}

async function read(ctx: Ctx, { programme, origin }: Home): Promise<Omit<As, 'now'> | null> {
  const pem = await privateKeyOf(ctx, programme.id);
  return pem ? { keyId: addressesOf(origin, programme.id).key, pem } : null;
}

export type Found =
  | { ok: true; account: Account; fetched: RemoteActor | null }
  | { ok: false; reason: 'gone' | 'refused' | 'later' };

const FRESH_MS = 86_400_000;

/** An account elsewhere: as stored if it was fetched within a day, or else as its own address describes it now. */
export async function findAccount(
  { ctx, outbound }: Tools,
  home: Home,
  actor: string,
  how: { anew?: boolean } = {},
): Promise<Found> {
  const programme = home.programme.id;
  // Our own addresses are never accounts elsewhere.
  if (isSameOrigin(actor, home.origin)) return { ok: false, reason: 'refused' };
  const known = await accountOf(ctx, { programme, actor });
  const isFresh = known && ctx.clock.now().getTime() - known.fetchedAt.getTime() < FRESH_MS;
  if (known && isFresh && !how.anew) return { ok: true, account: known, fetched: null };
  const host = URL.parse(actor)?.host ?? '';
  if (!known && !(await hasRoomFor(ctx, { programme, host }))) return { ok: false, reason: 'later' };
  const as = await signerOf(ctx, home);
  if (!as) return { ok: false, reason: 'later' };
  const got = await fetchDocument(outbound, actor, as);
  if (!got.ok)
    return known && !how.anew && got.reason === 'later' ? { ok: true, account: known, fetched: null } : got;
  const read = readActor(got.doc, actor);
  if (!read) return { ok: false, reason: 'refused' };
  return { ok: true, account: await keepAccount(ctx, { programme, actor: read }), fetched: read };
}
