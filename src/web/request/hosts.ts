import type { Ctx } from '../../rooms/ctx.ts';
import type { Door } from '../door.ts';
import type { Visit } from '../visit.ts';

const MINUTE = 60_000;
let known = new WeakMap<Ctx['db'], { at: number; hosts: Map<string, string> }>();

/** Host names in a database, with the slugs of their programmes; read again each minute. */
async function hosts({ db }: Pick<Ctx, 'db'>): Promise<Map<string, string>> {
  const now = performance.now();
  const read = known.get(db);
  if (read && now - read.at <= MINUTE) return read.hosts;
  const rows = await db
    .selectFrom('programme_host')
    .innerJoin('programme', 'programme.id', 'programme_host.programme_id')
    .select(['host', 'slug'])
    .orderBy('host')
    .execute();
  const found = new Map(rows.map((row) => [row.host, row.slug]));
  known.set(db, { at: now, hosts: found });
  return found;
}

/**
 * The prefix to put before the path when the host belongs to a programme, as an alias of /p/{programme}; else null. Paths of the
 * installation (/assets, /p, /healthz…) stay as they are.
 */
export async function hostPrefix(door: Door, request: Request): Promise<string | null> {
  const url = new URL(request.url);
  if (
    /^\/(?:p|assets|dev|healthz|readyz|operator|setup|oauth|federation|nodeinfo|\.well-known)(?:\/|$)/.test(
      url.pathname,
    )
  )
    return null;
  const slug = (await hosts(door.ctx)).get(url.hostname);
  return slug ? `/p/${slug}` : null;
}

/** The origin that a visitor sees, if it is ours: a programme's own host or the installation's. */
export async function ownOrigin({
  ctx,
  config,
  url,
}: Pick<Visit, 'ctx' | 'config' | 'url'>): Promise<string> {
  if (!(await hosts(ctx)).has(url.hostname)) return config.publicUrl;
  return config.isLoopback ? `http://${url.host}` : `https://${url.hostname}`;
}

/** The public address of a programme's front page: at its own host if it has one. */
export async function publicBase({
  ctx,
  config,
  programme,
}: Pick<Visit, 'ctx' | 'config'> & { programme: { slug: string } }): Promise<string> {
  const own = [...(await hosts(ctx))].find(([, slug]) => slug === programme.slug);
  return own ? `https://${own[0]}` : `${config.publicUrl}/p/${programme.slug}`;
}

/** Host names were changed: this process reads them again at once, others within a minute. */
export function forgetHosts(): void {
  known = new WeakMap();
}
