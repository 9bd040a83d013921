import { randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const zip = promisify(gzip);
const zipLong = promisify(brotliCompress);

/** Types that get smaller. Live answers are left out, since they come line by line. */
const TEXTS = /^(?:text\/(?!event-stream)|application\/(?:json|xml|atom\+xml|rss\+xml)\b|image\/svg\+xml)/;
/** Bytes below which an answer fits into one packet without compression. */
const LEAST = 1000;
/** Bytes from which Brotli pays: gzip forgets words after 32 kB, and a long record repeats the same names. */
const LONG = 100_000;
/** Brotli's level, out of 11: half a megabyte takes about 20 ms. */
const QUALITY = 7;
/** The most random bytes by which a compressed personal page is made longer. */
const BLUR = 100;

/** Whether a browser understands gzip, by its Accept-Encoding. */
export const takesGzip = (accepted: string | null | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:[,;\s]|$))/.test(accepted ?? '');

/** Whether a browser understands Brotli, which browsers accept by https alone. */
const takesBrotli = (accepted: string | null): boolean =>
  /\bbr\b(?!\s*;\s*q=0(?:[,;\s]|$))/.test(accepted ?? '');

/**
 * Compresses an answer for a browser that understands it. The length of a compressed page shows whether a guess in it stands there twice
 * (BREACH). So a personal page (the request has a cookie) is compressed only where no other site can have chosen its address: when one of
 * our own pages asked for it, or it was typed or came from a bookmark, as browsers say in Sec-Fetch-Site. Its length is blurred, since
 * others' words, such as a letter, stand in it as well. No page holds a form's token: posts are known by the page that they come from
 * (security.ts). A page that is the same for everybody gives nothing away.
 */
export async function compressed(request: Request, answer: Response): Promise<Response> {
  const hasCookie = request.headers.has('cookie');
  const site = request.headers.get('sec-fetch-site');
  const isChosenHere = site === 'same-origin' || site === 'none';
  const zips = takesGzip(request.headers.get('accept-encoding'));
  // To read an answer costs time, so do it only for a reason.
  if (!zips && (isChosenHere || !hasCookie)) return answer;
  const { headers } = answer;
  if (headers.has('content-encoding') || !TEXTS.test(headers.get('content-type') ?? '')) return answer;
  const isOwn = hasCookie && !headers.get('cache-control')?.startsWith('public');
  if (isOwn && !isChosenHere) {
    // Tells a compressing proxy to leave the page as it is.
    headers.set('cache-control', `${headers.get('cache-control') ?? 'no-store'}, no-transform`);
    return answer;
  }
  if (!zips || answer.body === null) return answer;
  const body = Buffer.from(await answer.arrayBuffer());
  const { status } = answer;
  if (body.length < LEAST) return new Response(body, { status, headers });
  const small = new Headers(headers);
  // Brotli compares all words of a page, gzip only those within 32 kB: with a personal page Brotli's length would reveal more.
  const isLong = body.length >= LONG && !isOwn && takesBrotli(request.headers.get('accept-encoding'));
  const bytes = isLong ? await brotli(body) : await gzipped(body, isOwn);
  small.set('content-encoding', isLong ? 'br' : 'gzip');
  small.delete('content-length');
  if (!/accept-encoding/i.test(small.get('vary') ?? '')) small.append('vary', 'accept-encoding');
  const tag = small.get('etag');
  if (tag?.startsWith('"')) small.set('etag', `W/${tag}`);
  return new Response(bytes, { status, headers: small });
}

const gzipped = async (body: Buffer, isOwn: boolean): Promise<Buffer<ArrayBuffer>> => {
  const bytes = await zip(body);
  return isOwn ? blurred(bytes) : bytes;
};

function brotli(body: Buffer): Promise<Buffer<ArrayBuffer>> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return zipLong(body, { params });
}

/** The same gzip, longer by a random number of bytes: they stand in its header as a file name that nobody reads. */
export function blurred(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const HEADER = 10;
  const FLAGS = 3;
  const HAS_NAME = 8;
  const head = Buffer.from(bytes.subarray(0, HEADER));
  head[FLAGS]! |= HAS_NAME;
  return Buffer.concat([
    head,
    Buffer.alloc(randomInt(BLUR + 1), 'a'),
    Buffer.alloc(1),
    bytes.subarray(HEADER),
  ]);
}
