import { OutboundError } from '../../lib/network/outbound/outboundError.ts';
import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import { PICTURES } from '../../lib/pictures/limits.ts';
import { changePicture, commenterOf } from '../../rooms/discussion/index.ts';
import { accountOf } from '../../rooms/networks/index.ts';
import type { Home } from '../../rooms/networks/index.ts';
import { readActor } from '../reading/actor.ts';
import { fetchDocument } from '../transport.ts';
import { signerOf } from './actors.ts';
import type { Tools } from './actors.ts';

/**
 * Fetches the picture of a person who wrote here for the first time, once. A small copy of our own stands beside their comments; without a
 * picture, only the name does.
 */
export async function takePicture(tools: Tools, home: Home, actor: string): Promise<void> {
  const { ctx, outbound } = tools;
  const programme = home.programme.id;
  const account = await accountOf(ctx, { programme, actor });
  if (!account?.person) return;
  const { person } = account;
  if ((await commenterOf(ctx, programme, person))?.picture !== null) return;
  const as = await signerOf(ctx, home);
  const got = as && (await fetchDocument(outbound, actor, as));
  const address = got?.ok ? readActor(got.doc, actor)?.picture : '';
  if (!address) return;
  try {
    const answer = await outbound.fetch(address, { headers: { accept: 'image/*' } });
    const drawn =
      answer.status === 200 &&
      (await drawAnew(new Uint8Array(await answer.arrayBuffer()), { side: PICTURES.avatar }));
    if (drawn && drawn.ok)
      await changePicture(ctx, { programme, person, picture: drawn.picture, onlyFirst: true });
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    ctx.log.warn({ reason: error.reason }, 'a picture of somebody on another server could not be fetched');
  }
}
