import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The built style sheet, icon and islands: their addresses, which carry a hash of the content, and their bytes. */
export interface Assets {
  href(name: string): string;
  file(name: string): { bytes: Uint8Array<ArrayBuffer>; type: string } | null;
  /** Scripts of every page: only the one that reloads it after a build, while `npm run dev` runs. */
  everywhere: readonly string[];
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Reads dist/manifest.json (`{ "app.css": "app.1a2b3c.css" }`) and serves exactly what it names, from memory.
 * Without a build the addresses stay plain and nothing is served, which is enough for tests of pages.
 */
export function loadAssets(dist: string): Assets {
  let manifest: Record<string, string> = {};
  try {
    manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Record<string, string>;
  } catch {
    // Not built yet.
  }
  const files = new Map(
    Object.values(manifest).map((name) => [
      name,
      {
        bytes: new Uint8Array(readFileSync(join(dist, 'assets', name))),
        type: TYPES[extname(name)] ?? 'application/octet-stream',
      },
    ]),
  );
  return {
    href: (name) => `/assets/${manifest[name] ?? name}`,
    file: (name) => files.get(name) ?? null,
    everywhere: 'reload.js' in manifest ? ['reload'] : [],
  };
}
