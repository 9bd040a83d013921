import { gzipSync } from 'node:zlib';
import { visitorKeyOf } from './visitorKey.ts';

const MB = 1024 * 1024;

/**
 * Marks an answer as the same for every visitor who told us nothing, with its programme, what it is about, and then the names of what it reads
 * in the query of its address; it never leaves the house.
 */
export const FOR_VISITORS = 'x-for-visitors';

/** How long a visitor may see a page as it was; this process's own changes show at once. */
const FRESH_MS = 2000;
/** While one request draws the page anew, others get the one before, for no longer than this. */
const STALE_MS = 10_000;
/** Clearings that are remembered; a page while whose drawing there were more is not kept. */
const REMEMBERED = 500;
/** Bytes of all that is kept. */
const MOST_BYTES = 32 * MB;
/** Bytes of a page; longer ones are few and asked for seldom. */
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
 * Pages kept for a moment for visitors without a cookie, which is most of them; a visitor who did anything here has one and gets a page of
 * their own.
 */
export interface VisitorCache {
  find(key: string): Kept | null;
  /**
   * Keeps an answer of a programme that is marked, if it fits and knows all names in the query, and gives it back without the mark. One that
   * was cleared since its drawing began (`begin`) is not kept: it may not know of what was changed.
   */
  keep(request: Request, response: Response, began?: number): Promise<Response>;
  begin(): number;
  /** Seconds since a page was drawn. */
  age(kept: Kept): number;
  /** Something was changed: in a programme, or in all of them when none is named. With `about`, only in its pages about that. */
  clear(programme?: string, about?: readonly string[]): void;
  /** How much is kept. */
  bytes(): number;
}

export function createVisitorCache(now: () => number = () => performance.now()): VisitorCache {
  // Pages in the order in which they were drawn.
  const pages = new Map<string, Kept>();
  const shares = new Map<string, Share>();
  let bytes = 0;
  // How often was cleared, and what with the last of them.
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
    // The oldest of whoever has most: one programme that is read much leaves the others theirs.
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
