import type { Ctx } from '../../ctx.ts';
import { mergePeople } from './mergePeople.ts';

/**
 * Makes somebody who only wrote from an address one with whom it is of, by what the reader of that address said. No mail tells of it: those of the
 * change of address do.
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
