import type { Door } from './app.ts';

const MINUTE = 60_000;
let known: { at: number; hosts: Map<string, string> } = { at: -MINUTE, hosts: new Map() };

/**
 * A programme's own host name is an alias of /p/{programme}: the prefix to put before the path, or null.
 * Paths that belong to the installation (/assets, /p, /healthz…) stay as they are.
 */
export async function hostPrefix(door: Door, request: Request): Promise<string | null> {
  const url = new URL(request.url);
  if (/^\/(?:p|assets|dev|healthz|readyz|operator|setup)(?:\/|$)/.test(url.pathname)) return null;
  const now = performance.now();
  if (now - known.at > MINUTE) {
    const rows = await door.ctx.db
      .selectFrom('programme_host')
      .innerJoin('programme', 'programme.id', 'programme_host.programme_id')
      .select(['host', 'slug'])
      .execute();
    known = { at: now, hosts: new Map(rows.map((row) => [row.host, row.slug])) };
  }
  const slug = known.hosts.get(url.hostname);
  return slug ? `/p/${slug}` : null;
}

/** Host names were changed: this process looks at once, others within a minute. */
export function forgetHosts(): void {
  known = { at: -MINUTE, hosts: new Map() };
}
