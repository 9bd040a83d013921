import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import { readHeader } from '../../lib/pictures/header.ts';
import { LIMITS } from '../../lib/pictures/inProcess.ts';
import { refusalOf } from '../../lib/pictures/limits.ts';
import type { PictureRefusal } from '../../lib/pictures/limits.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { keepDrawn, keepPicture, takePicture } from '../../rooms/incoming/index.ts';
import type { MailedPicture, UndrawnPicture } from '../../rooms/incoming/index.ts';
import type { Attachment, Message } from './message/index.ts';

/** Pictures that one mail may bring; further ones stay behind, and the sender is told. */
const MOST = 6;
/** Smaller ones within the text are a signature's decoration. */
const DECORATION = 20_000;
/** OpenPGP and S/MIME signatures and keys: mail programs attach them by themselves. */
const SIGNED = /^application\/(?:pgp-(?:signature|keys)|(?:x-)?pkcs7-signature)$/i;
/** The cost of a megapixel that is unfolded whole, beside one that is made smaller while it is read. */
const UNFOLDED = 4;

type Attached = Pick<Message, 'attachments'>;

/** Says which pictures of a mail have to be drawn before it can be handled: that takes seconds, and no transaction waits for it. */
export class UndrawnPictures extends Error {
  readonly pictures: readonly UndrawnPicture[];
  /** Whether they come from somebody we know. */
  readonly isKnown: boolean;

  constructor(pictures: UndrawnPictures['pictures'], isKnown: boolean) {
    super('pictures have to be drawn first');
    this.pictures = pictures;
    this.isKnown = isKnown;
  }
}

export interface KeptPictures {
  pictures: { file: number; name: string }[];
  /** How many attachments stayed behind. */
  refused: number;
  /** Of those, pictures whose owner can do something about it. */
  refusals: { name: string; refusal: PictureRefusal }[];
}

/**
 * Stores the pictures of a mail for `owner`'s words, as they were drawn anew: without what a camera writes into them (the place above
 * all), and without whatever else was hidden in the file. All other attachments stay behind. Throws UndrawnPictures when they are not
 * drawn yet.
 */
export async function keepPictures(
  ctx: Ctx,
  { message, drawn }: { message: Attached; drawn: readonly MailedPicture[] },
  owner: { programme: number; person: number | null },
): Promise<KeptPictures> {
  const results = new Map(drawn.map((one) => [one.number, one]));
  const wanted = picturesOf(message);
  if (wanted.some(({ number }) => !results.has(number)))
    throw new UndrawnPictures(wanted, owner.person !== null);
  const kept: KeptPictures = { pictures: [], refused: 0, refusals: [] };
  for (const [number, attachment] of message.attachments.entries()) {
    if (!isAttached(attachment)) continue;
    const picture = results.get(number)?.picture;
    if (!picture) {
      kept.refused++;
      const refusal =
        results.get(number)?.refusal ?? refusalOf(attachment.bytes.length, headerOf(attachment));
      if (refusal && refusal.reason !== 'no-picture')
        kept.refusals.push({ name: nameOf(attachment), refusal });
      continue;
    }
    const file = await keepPicture(ctx, { programme: owner.programme, ...picture, by: owner.person });
    if (kept.pictures.every((one) => one.file !== file))
      kept.pictures.push({ file, name: nameOf(attachment) });
  }
  return kept;
}

/** The pictures of a mail that can be taken, by their place among its attachments, each with how much work it looks like. */
function picturesOf({ attachments }: Attached): UndrawnPicture[] {
  const found: UndrawnPicture[] = [];
  for (const [number, attachment] of attachments.entries()) {
    if (found.length === MOST) break;
    const header = isAttached(attachment) ? headerOf(attachment) : null;
    if (!header || refusalOf(attachment.bytes.length, header)) continue;
    const megapixels = (header.width * header.height) / 1_000_000;
    const work = Math.ceil(megapixels * (header.shrinks ? 1 : UNFOLDED));
    found.push({ number, work, bytes: attachment.bytes });
  }
  return found;
}

/** Draws the pictures of mails that wait for it, one after the other, until none is left. */
export async function drawPictures(ctx: Ctx): Promise<void> {
  for (let next = await takePicture(ctx); next; next = await takePicture(ctx)) {
    const { incoming, number, bytes } = next;
    const drawn = await drawAnew(bytes, { isPatient: true });
    await keepDrawn(ctx, {
      incoming,
      number,
      work: drawn.ok ? drawn.picture.work : drawn.refusal.reason === 'heavy' ? LIMITS.work : 0,
      result: drawn.ok ? drawn.picture : drawn.refusal,
    });
  }
}

/** Whether somebody attached something to a mail: neither a signature's picture nor what a program signs with. */
export const hasAttachments = ({ attachments }: Attached): boolean => attachments.some(isAttached);

const isAttached = (one: Attachment): boolean => !isDecoration(one) && !SIGNED.test(one.type);

const isDecoration = ({ isInline, bytes }: Attachment): boolean => isInline && bytes.length < DECORATION;

const headerOf = ({ bytes }: Attachment) => readHeader(bytes);

/** The file's name as its sender gave it, without a path and what else does not belong into one. */
function nameOf({ name }: Attachment): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 120);
}
