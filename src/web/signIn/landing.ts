import { applicationsOf } from '../../rooms/applications/index.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { rolesOf } from '../../rooms/people/index.ts';

/** The page after signing in, when nothing else was asked for. Volunteers who do not take part have no application to look at. */
export async function landing(
  ctx: Ctx,
  { programme, slug, person }: { programme: number; slug: string; person: number },
): Promise<string> {
  const [roles, applications] = await Promise.all([
    rolesOf(ctx, programme, person),
    applicationsOf(ctx, programme, person),
  ]);
  return `/p/${slug}/${roles.length > 0 && applications.length === 0 ? 'workbench' : 'status'}`;
}
