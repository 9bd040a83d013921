import type { FormStep } from '../../../src/rooms/forms/index.ts';
import { createWorld } from '../world.ts';
import type { Player, World } from '../world.ts';

/** The people of Olga’s round, and the state that one test leaves to the next. */
export interface RoundStory {
  world: World;
  olga: Player;
  amina: Player;
  luca: Player;
  mei: Player;
  tomas: Player;
  ines: Player;
  /** The other applicants, by name. */
  others: Map<string, Player>;
  /** The questions of the programme's form. */
  asked: FormStep[];
}

/** All of them at their browsers, on a Monday before anything is planned. */
export async function beginStory(): Promise<RoundStory> {
  const world = await createWorld('2027-01-04T10:00:00Z');
  const at = (name: string, locale: string, width?: number): Promise<Player> =>
    world.player({ address: `${name}@cast.example`, locale, ...(width ? { width } : {}) });
  return {
    world,
    olga: await at('olga', 'en'),
    amina: await at('amina', 'fr', 320),
    luca: await at('luca', 'en'),
    mei: await at('mei', 'ar', 320),
    tomas: await at('tomas', 'es'),
    ines: await at('ines', 'en', 320),
    others: new Map(),
    asked: [],
  };
}
