import type { Ctx } from '../../ctx.ts';
import { volunteersOf } from '../../people/index.ts';
import type { Volunteer } from '../../people/index.ts';
import { readersOfPrivate } from '../private/readsPrivate.ts';
import { inboxScopeOf, seesOpen } from '../rules.ts';

/** Volunteers who see a thread, by name: those who can be asked to take it on. `country` is that of its person. */
export async function volunteersWhoSee(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  thread: { id: number; private: boolean; country: string | null },
): Promise<{ id: number; name: string }[]> {
  return thread.private
    ? readersOfPrivate(ctx, programme, thread.id)
    : volunteersWhoSeeOpen(ctx, programme, thread.country);
}

/** Volunteers who see the threads of people in a country that are not private. */
export async function volunteersWhoSeeOpen(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  country: string | null,
): Promise<{ id: number; name: string }[]> {
  return seeingOpen(await volunteersOf(ctx, programme), country);
}

/** The same, from all volunteers given. */
export function seeingOpen(
  all: readonly Volunteer[],
  country: string | null,
): { id: number; name: string }[] {
  return [...Map.groupBy(all, ({ person }) => person)].flatMap(([id, own]) => {
    const grants = own.map(({ grant, role, country }) => ({ id: grant, role, country }));
    return seesOpen(inboxScopeOf({ grants }), country) ? [{ id, name: own[0]!.name || own[0]!.address }] : [];
  });
}
