import type { Header } from './header.ts';

const MEGA = 1_000_000;

/**
 * How large a picture may come in, and its longer side as it is kept. One beside somebody's comments (`avatar`) is twice as large as
 * it is shown.
 */
export const PICTURES = {
  bytes: 15 * 1024 * 1024,
  /** Pixels of a picture that is made smaller while it is read: little of it is ever in memory. */
  shrunkPixels: 60 * MEGA,
  /** Pixels of all others, which are unfolded whole; half as many where each colour takes two octets. */
  pixels: 25 * MEGA,
  /** A line of more is held many times over. */
  longest: 20_000,
  /** Honest ones have some ten; each is work over the whole picture. */
  passes: 64,
  side: 2048,
  avatar: 160,
} as const;

/** Why a picture was not taken, with what its owner needs to make it fit. Said by `picture.…` of the catalogue. */
export type PictureRefusal =
  /** None of the kinds we read, or broken. */
  | { reason: 'no-picture' }
  /** Megabytes, megapixels, or pixels of its longer side. */
  | { reason: 'bytes' | 'pixels' | 'long'; is: number; most: number }
  /** It took too much time or memory, or too many others wait. */
  | { reason: 'heavy' | 'busy' };

/** The problem of a picture by its octets and its header, before anything is unfolded; null when it may be drawn. */
export function refusalOf(octets: number, header: Header | null): PictureRefusal | null {
  if (octets > PICTURES.bytes) {
    const [is, most] = [octets, PICTURES.bytes].map((size) => Math.ceil(size / 1024 / 1024));
    return { reason: 'bytes', is: is!, most: most! };
  }
  if (!header) return { reason: 'no-picture' };
  const most = pixelsOf(header);
  const pixels = header.width * header.height;
  if (pixels > most) return { reason: 'pixels', is: Math.ceil(pixels / MEGA), most: most / MEGA };
  const longer = Math.max(header.width, header.height);
  if (longer > PICTURES.longest) return { reason: 'long', is: longer, most: PICTURES.longest };
  return header.passes > PICTURES.passes ? { reason: 'heavy' } : null;
}

/** Pixels that a picture of this kind may have. */
export const pixelsOf = ({ shrinks, isDeep }: Pick<Header, 'shrinks' | 'isDeep'>): number =>
  shrinks ? PICTURES.shrunkPixels : isDeep ? PICTURES.pixels / 2 : PICTURES.pixels;
