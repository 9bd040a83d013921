import type { Ctx } from '../../rooms/ctx.ts';
import { keepPicture } from '../../rooms/incoming/index.ts';
import type { Attachment, Message } from './message/index.ts';

/** How much of pictures one mail may bring; what is beyond stays behind, and the sender is told. */
export const PICTURES = { most: 6, bytes: 15 * 1024 * 1024, pixels: 60_000_000, side: 2048 } as const;

/** Kinds that are read, by content: a file's name and the mail's word for it say nothing. */
const READ = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
/** Smaller ones within the text are a signature's decoration. */
const DECORATION = 20_000;

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
    if (attachment.isInline && attachment.bytes.length < DECORATION) continue;
    const drawn = kept.pictures.length < PICTURES.most ? await drawAnew(attachment) : null;
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

/** The picture as a fresh JPEG, or WebP where it lets something shine through; null when it is none, or too large. */
export async function drawAnew({
  bytes,
}: Pick<Attachment, 'bytes'>): Promise<{ bytes: Buffer; kind: string } | null> {
  if (bytes.length > PICTURES.bytes) return null;
  const [{ default: sharp }, { fileTypeFromBuffer }] = await Promise.all([
    import('sharp'),
    import('file-type'),
  ]);
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const type = await fileTypeFromBuffer(bytes);
    if (!type || !READ.has(type.mime)) return null;
    const picture = sharp(bytes, { limitInputPixels: PICTURES.pixels, failOn: 'error' })
      .timeout({ seconds: 10 })
      .autoOrient()
      .resize({ width: PICTURES.side, height: PICTURES.side, fit: 'inside', withoutEnlargement: true });
    const { isOpaque } =
      type.mime === 'image/jpeg'
        ? { isOpaque: true }
        : await sharp(bytes, { limitInputPixels: PICTURES.pixels }).stats();
    return isOpaque
      ? { bytes: await picture.jpeg({ quality: 82 }).toBuffer(), kind: 'image/jpeg' }
      : { bytes: await picture.webp({ quality: 85 }).toBuffer(), kind: 'image/webp' };
  } catch {
    // Broken, too many pixels, or made to take for ever.
    return null;
  }
}

/** The file's name as its sender gave it, without a path and what else does not belong into one. */
function nameOf({ name }: Attachment): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 120);
}
