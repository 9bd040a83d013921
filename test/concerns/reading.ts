import { mayReadConcern } from '../../src/rooms/partnerships/index.ts';
import { CAST } from '../cast.ts';
import type { CastName } from '../cast.ts';
import { mailed } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { viewer } from './concernScene.ts';

export const NAMES = Object.keys(CAST) as CastName[];

/** The members of the cast who may read a concern. */
export async function reading(scene: PartnersScene, concern: number): Promise<CastName[]> {
  const found: CastName[] = [];
  for (const who of NAMES)
    if (await mayReadConcern(scene.ctx, scene.cast.programme, viewer(scene, who), concern)) found.push(who);
  return found;
}

export const told = async (scene: PartnersScene): Promise<CastName[]> => {
  const to = new Set((await mailed(scene, 'concern-raised')).map(({ person_id }) => person_id));
  return NAMES.filter((who) => to.has(scene.cast.people[who]));
};

export async function ends({ ctx, cast }: PartnersScene, who: CastName): Promise<void> {
  await ctx.db
    .updateTable('role')
    .set({ ended_at: ctx.clock.now() })
    .where('person_id', '=', cast.people[who])
    .execute();
}
