import { spawn } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { basename, dirname } from 'node:path';
import type { Header } from './header.ts';

/**
 * The limits of one picture: milliseconds of work, also on a busy machine, and octets of memory. The heaviest picture that is allowed takes
 * two seconds and 320 MB.
 */
export const LIMITS = { work: 8_000, waiting: 40_000, memory: 400_000_000 } as const;
/** No picture that we have drawn is larger. */
const MOST_OCTETS = 20_000_000;

/** The order to the drawing process; the bytes follow on its standard input. */
export interface Order {
  kind: Header['kind'];
  /** Most pixels of the picture as it comes. */
  pixels: number;
  /** Pixels of the longer side of the drawn picture. */
  side: number;
}

/** The first line of the drawing process's answer; the bytes follow. */
export interface Drawn {
  kind: 'image/jpeg' | 'image/webp';
  width: number;
  height: number;
  /** Milliseconds of work. */
  work: number;
}

/** The program's file: next to the bundle, or in the source. */
const entry =
  basename(import.meta.dirname) === 'chunks'
    ? new URL('../draw-picture.js', import.meta.url)
    : new URL('./drawer.ts', import.meta.url);

/**
 * Draws one picture in a process of its own, which knows no setting and no secret. Null when the picture cannot be read; 'heavy' when the
 * process took too much time or memory and was ended.
 */
export async function drawInProcess(
  bytes: Uint8Array,
  order: Order,
): Promise<(Drawn & { bytes: Buffer }) | 'heavy' | null> {
  const child = spawn(process.execPath, ['--max-old-space-size=64', entry.pathname, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { UV_THREADPOOL_SIZE: '2', ...compiled() },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMITS.waiting);
  try {
    const pieces: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > MOST_OCTETS) child.kill('SIGKILL');
      else pieces.push(piece);
    });
    // The process may end before it has read everything: its exit tells why.
    child.stdin.on('error', () => {});
    child.stdin.end(bytes);
    const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>(
      (done, fail) => {
        child.on('error', fail);
        child.on('close', (code, signal) => done({ code, signal }));
      },
    );
    if (signal) return 'heavy';
    return code === 0 ? read(Buffer.concat(pieces)) : null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Starting the process is most of the work for a small picture. It takes a quarter less with compiled code, which we keep for ourselves.
 */
function compiled(): { NODE_COMPILE_CACHE?: string } {
  const kept = getCompileCacheDir();
  return kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) };
}

function read(answer: Buffer): (Drawn & { bytes: Buffer }) | null {
  const end = answer.indexOf('\n');
  if (end < 0) return null;
  return { ...(JSON.parse(answer.toString('utf8', 0, end)) as Drawn), bytes: answer.subarray(end + 1) };
}
