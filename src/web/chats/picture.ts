import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import { readHeader } from '../../lib/pictures/header.ts';
import { HOST_ROLES, LIMITS, messagePicture } from '../../rooms/chats/index.ts';
import { refusedPicture } from '../../ui/index.ts';
import { mayAct } from '../discussion/limits.ts';
import type { Messages } from '../frame/problems.ts';
import type { ProgrammeVisit } from '../visit.ts';
import type { Room } from './room.ts';

/** The longer side of a picture in a room, in pixels. */
const SIDE = 800;
/** Seconds that a browser keeps a picture. No other cache does, so that a hidden picture reaches no new reader. */
const KEPT = 3600;

/** The picture that came with a message, drawn anew; undefined when none came. It needs a description for people who cannot see it. */
export async function pictureIn(
  visit: ProgrammeVisit,
  bytes: Uint8Array | null,
  alt: string,
): Promise<
  | { bytes: Buffer; kind: string; width: number; height: number; alt: string }
  | { errors: Messages; status: 422 | 429 }
  | undefined
> {
  const { t } = visit.view;
  if (!bytes || bytes.length === 0) return undefined;
  if (alt === '') return { errors: { alt: t('chats.error.alt') }, status: 422 };
  if ([...alt].length > LIMITS.alt)
    return { errors: { alt: t('chats.desk.error.long', { max: LIMITS.alt }) }, status: 422 };
  // Drawing a picture anew is work for the server, so a limit holds how often.
  if (!(await mayAct(visit))) return { errors: { picture: t('discussion.error.often') }, status: 429 };
  const drawn = await drawAnew(bytes, { side: SIDE });
  if (!drawn.ok) return { errors: { picture: refusedPicture(t, drawn.refusal) }, status: 422 };
  const header = readHeader(drawn.picture.bytes);
  return { ...drawn.picture, width: header?.width ?? SIDE, height: header?.height ?? SIDE, alt };
}

/** Answers a picture of a message to those who may read the message. */
export async function showPicture(visit: ProgrammeVisit, { chat }: Room): Promise<Response> {
  const id = visit.id('picture');
  const moderates = visit.may(...HOST_ROLES);
  const of = { programme: visit.programme.id, chat: chat.id, moderates };
  const picture = id === null ? null : await messagePicture(visit.ctx, { ...of, picture: id });
  if (!picture) return visit.notFound();
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': picture.kind,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': moderates ? 'private, no-store' : `private, max-age=${KEPT}`,
    },
  });
}
