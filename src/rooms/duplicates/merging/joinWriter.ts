import type { Ctx } from '../../ctx.ts';
import { mergePeople } from './mergePeople.ts';

/**
 * Merges a person who only wrote from an address into the person who owns the address, as its reader said. Sends no mail: the mails of the
 * address change tell of it.
 */
export async function joinWriter(
  ctx: Ctx,
  two: { programme: number; kept: number; gone: number; at: Date },
): Promise<boolean> {
  const done = await mergePeople(ctx, {
    ...two,
    actor: { kind: 'person', id: two.kept },
    proven: true,
    isKeeper: false,
    withdraws: false,
    mayGiveRoles: true,
    volunteer: null,
    ofWriter: true,
  });
  return done.ok;
}
