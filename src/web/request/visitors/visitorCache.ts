import { gzipSync } from 'node:zlib';
import { visitorKeyOf } from './visitorKey.ts';

const MB = 1024 * 1024;

/**
 * Header that marks an answer as the same for every visitor who told us nothing. It holds the programme, the subject, and the names that
 * the page reads in its address's query. It never leaves the program.
 */
export const FOR_VISITORS = 'x-for-visitors';

/** How long visitors may see an old page; changes in this process show at once. */
const FRESH_MS = 2000;
/** While one request draws the page anew, others get the old one, but no longer than this. */
const STALE_MS = 10_000;
/** How many clearings are remembered. A page is not kept when more happened while it was drawn. */
const REMEMBERED = 500;
/** The most bytes of all kept pages. */
const MOST_BYTES = 32 * MB;
/** The most bytes of a page; longer pages are few and seldom asked for. */
const MOST_PAGE = 200 * 1024;
/** Bytes of an entry besides its bodies and its key. */
const FRAME = 1500;

interface Kept {
  programme: string;
  about: string;
  at: number;
  isDrawing: boolean;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer>;
  zipped: Buffer<ArrayBuffer>;
}

/**
 * Pages kept for a moment for visitors without a cookie, which is most of them. A visitor who did anything here has a cookie, and gets
 * pages of their own.
 */
export interface VisitorCache {
  find(key: string): Kept | null;
  /**
   * Keeps a marked answer of a programme if it fits and all names in its query are known; returns it without the mark. A page that was
   * cleared after its drawing began (`began`) is not kept: it may lack the change.
   */
  keep(request: Request, response: Response, began?: number): Promise<Response>;
  begin(): number;
  /** Seconds since a page was drawn. */
  age(kept: Kept): number;
  /** Clears pages after a change in a programme; in all programmes when none is named. With `about`, only pages about these things. */
  clear(programme?: string, about?: readonly string[]): void;
  /** The bytes of all that is kept. */
  bytes(): number;
}

export function createVisitorCache(now: () => number = () => performance.now()): VisitorCache {
  // Pages in the order in which they were drawn.
  const pages = new Map<string, Kept>();
  const shares = new Map<string, Share>();
  let bytes = 0;
  // The number of clearings so far, and the last of them with what they cleared.
  let count = 0;
  let clears: { number: number; programme: string | undefined; about: readonly string[] | undefined }[] = [];

  const isOld = (programme: string, about: string, began: number): boolean =>
    count - began > REMEMBERED ||
    clears.some(
      (one) =>
        one.number > began &&
        (one.programme ?? programme) === programme &&
        (one.about ?? [about]).includes(about),
    );

  function drop(key: string): void {
    const kept = pages.get(key);
    const share = kept && shares.get(kept.programme);
    if (!share) return;
    pages.delete(key);
    share.keys.delete(key);
    share.bytes -= sizeOf(key, kept);
    bytes -= sizeOf(key, kept);
    if (share.keys.size === 0) shares.delete(kept.programme);
  }

  function add(key: string, kept: Kept): void {
    drop(key);
    const size = sizeOf(key, kept);
    for (const [oldest, { at }] of pages) {
      if (now() - at < STALE_MS) break;
      drop(oldest);
    }
    // Drop the oldest page of the programme that has most, so that a much-read programme leaves the others their pages.
    while (bytes + size > MOST_BYTES) drop(largest(shares).keys.values().next().value!);
    const share = shares.get(kept.programme) ?? { bytes: 0, keys: new Set() };
    share.bytes += size;
    share.keys.add(key);
    shares.set(kept.programme, share);
    bytes += size;
    pages.set(key, kept);
  }

  return {
    bytes: () => bytes,
    find: (key) => {
      const kept = pages.get(key);
      if (!kept) return null;
      const age = now() - kept.at;
      if (age < FRESH_MS) return kept;
      if (age >= STALE_MS) drop(key);
      else if (kept.isDrawing) return kept;
      kept.isDrawing = true;
      return null;
    },
    begin: () => count,
    age: ({ at }) => Math.round((now() - at) / 1000),
    keep: async (request, response, began = count) => {
      const at = now();
      const [programme = '', about = '', ...known] = response.headers.get(FOR_VISITORS)?.split(' ') ?? [];
      const names = new Set(known);
      const isKnown = [...new URL(request.url).searchParams.keys()].every((name) => names.has(name));
      const key = isKnown ? visitorKeyOf(request) : null;
      response.headers.delete(FOR_VISITORS);
      if (key === null) return response;
      const body = Buffer.from(await response.arrayBuffer());
      const headers = Object.fromEntries(response.headers);
      headers['vary'] = [headers['vary'], 'accept-encoding'].filter(Boolean).join(', ');
      if (body.length <= MOST_PAGE && !isOld(programme, about, began))
        add(key, { programme, about, at, isDrawing: false, headers, body, zipped: gzipSync(body) });
      return new Response(body, { headers });
    },
    clear: (programme, about) => {
      if (about?.length === 0) return;
      clears.push({ number: ++count, programme, about });
      if (clears.length > 2 * REMEMBERED) clears = clears.slice(-REMEMBERED);
      const own = programme === undefined ? [...pages.keys()] : [...(shares.get(programme)?.keys ?? [])];
      for (const key of own) if (about?.includes(pages.get(key)?.about ?? '') ?? true) drop(key);
    },
  };
}

/** One programme's share of the cache. */
interface Share {
  bytes: number;
  /** Keys in the order in which their pages were drawn. */
  keys: Set<string>;
}

const largest = (shares: ReadonlyMap<string, Share>): Share =>
  [...shares.values()].reduce((most, one) => (one.bytes > most.bytes ? one : most));

const sizeOf = (key: string, { body, zipped }: Kept): number =>
  2 * key.length + body.length + zipped.length + FRAME;
