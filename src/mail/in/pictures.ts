import { drawAnew } from '../../lib/pictures.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { keepPicture } from '../../rooms/incoming/index.ts';
import type { Attachment, Message } from './message/index.ts';

/** Pictures that one mail may bring; what is beyond stays behind, and the sender is told. */
const MOST = 6;
/** Smaller ones within the text are a signature's decoration. */
const DECORATION = 20_000;
/** OpenPGP and S/MIME signatures and keys: mail programs attach them by themselves. */
const SIGNED = /^application\/(?:pgp-(?:signature|keys)|(?:x-)?pkcs7-signature)$/i;

export interface KeptPictures {
  pictures: { file: number; name: string }[];
  /** How many attachments stayed behind. */
  refused: number;
}

/**
 * Draws the pictures of a mail anew and stores them for `owner`'s words: without what a camera writes into them (the place above all),
 * and without whatever else was hidden in the file. All other attachments stay behind.
 */
export async function keepPictures(
  ctx: Ctx,
  message: Pick<Message, 'attachments'>,
  owner: { programme: number; person: number | null },
): Promise<KeptPictures> {
  const kept: KeptPictures = { pictures: [], refused: 0 };
  for (const attachment of message.attachments) {
    if (!isAttached(attachment)) continue;
    const drawn = kept.pictures.length < MOST ? await drawAnew(attachment.bytes) : null;
    if (!drawn) {
      kept.refused++;
      continue;
    }
    const file = await keepPicture(ctx, { programme: owner.programme, ...drawn, by: owner.person });
    if (kept.pictures.every((one) => one.file !== file))
      kept.pictures.push({ file, name: nameOf(attachment) });
  }
  return kept;
}

/** Whether somebody attached something to a mail: neither a signature's picture nor what a program signs with. */
export const hasAttachments = ({ attachments }: Pick<Message, 'attachments'>): boolean =>
  attachments.some(isAttached);

const isAttached = (one: Attachment): boolean => !isDecoration(one) && !SIGNED.test(one.type);

const isDecoration = ({ isInline, bytes }: Attachment): boolean => isInline && bytes.length < DECORATION;

/** The file's name as its sender gave it, without a path and what else does not belong into one. */
function nameOf({ name }: Attachment): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 120);
}
