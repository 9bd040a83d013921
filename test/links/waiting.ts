import { offerAddress, proveOffer } from '../../src/rooms/people/index.ts';
import { stagePartnership } from '../partners.ts';
import type { LinkCase, LinkScene } from './linkCase.ts';

/** Links to refuse another address that is waiting, or to vouch for it. */
export const waitingLinks = {
  'address-kept': {
    days: 45,
    lasts: true,
    once: true,
    prepare: (scene) => waiting(scene, scene.mei),
    isDone: async ({ ctx }) =>
      (await ctx.db.selectFrom('address_change').select('id').where('done_at', 'is', null).execute())
        .length === 0,
  },
  'address-vouch': {
    days: 45,
    prepare: (scene) => waiting(scene, scene.cast.people.luca),
    isDone: async ({ ctx }) =>
      (await ctx.db.selectFrom('address_vouch').select('knows').execute()).every(({ knows }) => knows),
  },
} satisfies Record<string, LinkCase>;

/** Gives Mei or her partner Luca another address, which is confirmed there but still waits. Returns the id of the change. */
async function waiting({ ctx, cast, round, programme }: LinkScene, person: number): Promise<number> {
  await stagePartnership(ctx, programme, round.id, [cast.people.mei, cast.people.luca]);
  const actor = { kind: 'command' } as const;
  const offered = await offerAddress(ctx, { programme, actor, person, address: 'late@new.example' });
  if (!offered.ok) throw new Error(offered.reason);
  const { id } = await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow();
  const proven = await proveOffer(ctx, { programme, change: id });
  if (!proven.ok) throw new Error(proven.reason);
  return id;
}
