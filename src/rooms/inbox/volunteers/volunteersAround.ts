import type { Ctx } from '../../ctx.ts';
import { volunteersOf } from '../../people/index.ts';
import { reachAbout } from '../private/makePrivate.ts';
import type { PrivateReach } from '../private/makePrivate.ts';
import { readersOfPrivate } from '../private/readsPrivate.ts';
import type { OneThread } from '../reading/queries.ts';
import { seeingOpen } from './volunteersWhoSee.ts';

/**
 * Volunteers who see a thread, by `volunteersWhoSee`, and the people who would read it once it is handed to safeguarding: null when it
 * already is.
 */
export async function volunteersAround(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { id, private: isPrivate, person }: OneThread,
): Promise<{ volunteers: { id: number; name: string }[]; reach: PrivateReach | null }> {
  if (isPrivate) return { volunteers: await readersOfPrivate(ctx, programme, id), reach: null };
  const all = await volunteersOf(ctx, programme);
  const about = { by: person.id, about: person.partners, volunteers: all };
  return {
    volunteers: seeingOpen(all, person.country),
    reach: await reachAbout(ctx, programme, about),
  };
}
