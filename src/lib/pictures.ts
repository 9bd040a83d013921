/**
 * How large a picture may come in, and its longer side as it is kept. One beside somebody's comments (`avatar`) is twice as large as
 * it is shown.
 */
export const PICTURES = { bytes: 15 * 1024 * 1024, pixels: 60_000_000, side: 2048, avatar: 160 } as const;

/** Kinds that are read, by content: a file's name and what its sender calls it say nothing. */
const READ = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/**
 * A picture as a fresh JPEG, or WebP where it lets something shine through: without what a camera writes into it (the place above
 * all), and without whatever else was hidden in the file. No side is longer than `side` pixels. Null when it is none, or too large.
 */
export async function drawAnew(
  bytes: Uint8Array,
  side: number = PICTURES.side,
): Promise<{ bytes: Buffer; kind: string } | null> {
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
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
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

/** The width and height of a picture that we drew ourselves, in pixels. */
export async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const { default: sharp } = await import('sharp');
  const { width, height } = await sharp(bytes).metadata();
  return { width, height };
}
