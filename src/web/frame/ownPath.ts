/**
 * A path of this site from something a visitor sent (`next`, `return`), or `fallback`. A path that a browser could read as another site is
 * refused: `//x`, `/\x`, control characters it would drop.
 */
export function ownPath(path: string | null | undefined, fallback: string): string {
  if (!path || path.length > 2000 || !/^\/(?![/\\])/.test(path) || /[\\\p{C}\s]/u.test(path)) return fallback;
  return path;
}
