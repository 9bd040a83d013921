import { fileName } from '../../lib/documents/fileName.ts';
import { LETTER_FILES } from '../../lib/documents/kinds.ts';
import type { FileRefusal } from '../../lib/documents/readDocument.ts';
import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import { readHeader } from '../../lib/pictures/header.ts';
import { LIMITS } from '../../lib/pictures/inProcess.ts';
import { refusalOf } from '../../lib/pictures/limits.ts';
import type { PictureRefusal } from '../../lib/pictures/limits.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { keepMailedFile } from '../../rooms/files/index.ts';
import { keepDrawn, nextPicture } from '../../rooms/incoming/index.ts';
import type { MailedPicture, UndrawnPicture } from '../../rooms/incoming/index.ts';
import type { Attachment, Message } from './message/index.ts';

/** Most pictures that one mail may bring; the others stay behind, and the sender is told. */
const MOST = LETTER_FILES.most;
/** Smaller pictures within the text decorate a signature. */
const DECORATION = 20_000;
/** OpenPGP and S/MIME signatures and keys: mail programs attach them by themselves. */
const SIGNED = /^application\/(?:pgp-(?:signature|keys)|(?:x-)?pkcs7-signature)$/i;
/** The cost of a megapixel that is decoded at full size, beside one that is made smaller while it is read. */
const UNFOLDED = 4;

type Attached = Pick<Message, 'attachments'>;

/** Says which pictures of a mail have to be drawn before it can be handled. Drawing takes seconds, and no transaction waits for it. */
export class UndrawnPictures extends Error {
  readonly pictures: readonly UndrawnPicture[];
  /** Whether the pictures come from somebody we know. */
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
  /** The refused pictures whose owner can do something about it; all refused attachments, if documents are taken. */
  refusals: { name: string; refusal: PictureRefusal | FileRefusal }[];
}

/** Stores an attachment that is no picture, or says why not. */
export type KeepOther = (attachment: Attachment) => Promise<{ file: number; name: string } | FileRefusal>;

/**
 * Stores the pictures of a mail for `owner`'s words, as they were drawn anew: without the data that a camera adds (above all the place),
 * and without anything else hidden in the file. All other attachments stay behind, unless `keepOther` stores them: then a letter's limit
 * holds for all together. Throws UndrawnPictures when pictures are not drawn yet.
 */
export async function keepPictures(
  ctx: Ctx,
  { message, drawn }: { message: Attached; drawn: readonly MailedPicture[] },
  owner: { programme: number; person: number | null },
  keepOther?: KeepOther,
): Promise<KeptPictures> {
  const results = new Map(drawn.map((one) => [one.number, one]));
  const wanted = picturesOf(message);
  if (wanted.some(({ number }) => !results.has(number)))
    throw new UndrawnPictures(wanted, owner.person !== null);
  const kept: KeptPictures = { pictures: [], refused: 0, refusals: [] };
  let octets = 0;
  for (const [number, attachment] of message.attachments.entries()) {
    if (!isAttached(attachment)) continue;
    const { picture, refusal } = results.get(number) ?? {};
    const size = (picture ?? attachment).bytes.length;
    const isFull = kept.pictures.length >= MOST || octets + size > LETTER_FILES.bytes;
    const done =
      keepOther && isFull
        ? MANY
        : picture
          ? await keepOne(ctx, owner, picture, attachment)
          : keepOther && !headerOf(attachment)
            ? await keepOther(attachment)
            : (refusal ?? refusalOf(size, headerOf(attachment)) ?? MANY);
    if ('file' in done) {
      octets += size;
      if (kept.pictures.every((one) => one.file !== done.file)) kept.pictures.push(done);
    } else {
      kept.refused++;
      if (keepOther || (done.reason !== 'no-picture' && done !== MANY))
        kept.refusals.push({ name: fileName(attachment.name), refusal: done });
    }
  }
  return kept;
}

/** More of them than a mail may bring. */
const MANY: FileRefusal = { reason: 'many' };

async function keepOne(
  ctx: Ctx,
  { programme, person: by }: { programme: number; person: number | null },
  picture: { kind: string; bytes: Buffer },
  { name }: Attachment,
): Promise<{ file: number; name: string }> {
  return { file: await keepMailedFile(ctx, { programme, ...picture, by }), name: fileName(name) };
}

/** The pictures of a mail that can be taken, by their place among its attachments, each with an estimate of its work. */
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
  for (let next = await nextPicture(ctx); next; next = await nextPicture(ctx)) {
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

/** Whether somebody attached something to a mail. A signature's picture does not count, nor does a cryptographic signature. */
export const hasAttachments = ({ attachments }: Attached): boolean => attachments.some(isAttached);

const isAttached = (one: Attachment): boolean => !isDecoration(one) && !SIGNED.test(one.type);

const isDecoration = ({ isInline, bytes }: Attachment): boolean => isInline && bytes.length < DECORATION;

const headerOf = ({ bytes }: Attachment) => readHeader(bytes);
