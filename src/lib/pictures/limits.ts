import type { Header } from './header.ts';

const MEGA = 1_000_000;

/**
 * How large a picture may come in, and the longer side at which it is stored. The one beside a person's comments (`avatar`) is stored at
 * twice the size at which it is shown.
 */
export const PICTURES = {
  bytes: 15 * 1024 * 1024,
  /** Most pixels of a picture that is made smaller while it is read: little of it is ever in memory. */
  shrunkPixels: 60 * MEGA,
  /** Most pixels of all other pictures, which are decoded whole; half as many when each colour takes two octets. */
  pixels: 25 * MEGA,
  /** Most pixels of the longer side: a longer line would be held in memory many times. */
  longest: 20_000,
  /** Most passes over the picture: honest pictures have some ten, and each is work over the whole picture. */
  passes: 64,
  side: 2048,
  avatar: 160,
} as const;

/** Why a picture was not taken, with what its owner needs to make it fit. Worded in the catalogue as `picture.…`. */
export type PictureRefusal =
  /** A kind that is not read, or a broken picture. */
  | { reason: 'no-picture' }
  /** Megabytes, megapixels, or pixels of its longer side. */
  | { reason: 'bytes' | 'pixels' | 'long'; is: number; most: number }
  /** It took too much time or memory, or too many others wait. */
  | { reason: 'heavy' | 'busy' };

/** The fault of a picture, by its octets and header, before anything is decoded; null when the picture may be drawn. */
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

/** Most pixels of a picture of this kind. */
export const pixelsOf = ({ shrinks, isDeep }: Pick<Header, 'shrinks' | 'isDeep'>): number =>
  shrinks ? PICTURES.shrunkPixels : isDeep ? PICTURES.pixels / 2 : PICTURES.pixels;
