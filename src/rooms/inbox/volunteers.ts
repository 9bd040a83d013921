import type { Ctx } from '../ctx.ts';
import { volunteersOf } from '../people/index.ts';
import { inboxScopeOf, seesThread } from './rules.ts';

/** Volunteers who see a thread, by name: those who can be asked to take it on. */
export async function volunteersWhoSee(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  thread: { private: boolean; country: string | null },
): Promise<{ id: number; name: string }[]> {
  const all = await volunteersOf(ctx, programme);
  return [...Map.groupBy(all, ({ person }) => person)].flatMap(([id, own]) => {
    const grants = own.map(({ grant, role, country }) => ({ id: grant, role, country }));
    return seesThread(inboxScopeOf({ grants }), thread)
      ? [{ id, name: own[0]!.name || own[0]!.address }]
      : [];
  });
}
