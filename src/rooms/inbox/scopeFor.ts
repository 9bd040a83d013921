import type { Ctx } from '../ctx.ts';
import { viewerOf } from '../partnerships/index.ts';
import { rolesOf } from '../people/index.ts';
import { inboxScopeOf } from './rules.ts';
import type { InboxScope } from './rules.ts';

/** The scope of a person, for a mail to or from them. */
export async function scopeFor(
  ctx: Pick<Ctx, 'db'>,
  person: { programme_id: number; id: number },
): Promise<InboxScope> {
  const grants = await rolesOf(ctx, person.programme_id, person.id);
  return inboxScopeOf({ ...(await viewerOf(ctx, person)), person, grants });
}
