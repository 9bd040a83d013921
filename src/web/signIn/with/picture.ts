import { OutboundError } from '../../../lib/network/outbound/outboundError.ts';
import { drawAnew } from '../../../lib/pictures/drawAnew.ts';
import { PICTURES } from '../../../lib/pictures/limits.ts';
import { changePicture, commenterOf } from '../../../rooms/discussion/index.ts';
import type { Limit } from '../../request/limits.ts';
import type { Visit } from '../../visit.ts';

/** Pictures that one network may make us fetch. */
const FETCHES: Limit = { name: 'sign-in-picture', points: 10, seconds: 3600 };
/** Milliseconds that a person waits for a picture while signing in. */
const PATIENCE = 4000;
/** The most characters of an address: a longer one would not fit into a cookie. */
const LONGEST = 600;

/** The address of a picture as a provider wrote it; null when it is not a web address. */
export function pictureAddress(said: unknown): string | null {
  const url = typeof said === 'string' && said.length <= LONGEST ? URL.parse(said) : null;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST ? url.href : null;
}

/**
 * Fetches a person's picture from a provider once, by the guarded way out, and keeps a copy beside their comments. A person who has a
 * picture keeps it. A failure is only reported: nobody is shut out for lack of a picture.
 */
export async function copyPicture(
  visit: Visit,
  to: { programme: number; person: number },
  address: string,
): Promise<'taken' | 'had' | 'failed'> {
  if ((await commenterOf(visit.ctx, to.programme, to.person))?.picture) return 'had';
  const bytes = await fetched(visit, address);
  const drawn = bytes && (await drawAnew(bytes, { side: PICTURES.avatar }));
  if (!drawn?.ok) return 'failed';
  await changePicture(visit.ctx, { ...to, picture: drawn.picture, onlyFirst: true });
  return 'taken';
}

async function fetched(visit: Visit, address: string): Promise<Uint8Array | null> {
  if (!(await visit.limits.allow(FETCHES, visit.network))) return null;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await visit.outbound.fetch(address, { headers: { accept: 'image/*' }, signal });
    return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    visit.ctx.log.warn({ reason: error.reason }, 'a picture could not be fetched');
    return null;
  }
}
