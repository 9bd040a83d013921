import { expect } from 'vitest';
import { defaultForm } from '../sample/form.ts';
import { weekBits } from '../src/lib/time/week.ts';
import { giveHours } from '../src/rooms/applications/index.ts';
import { loadForm } from '../src/rooms/programmes/index.ts';
import type { CastName } from './cast.ts';
import { withPartners } from './partners.ts';
import type { PartnersScene } from './partners.ts';

/** Partners in a round whose form asks for hours. */
export const among = (members: CastName[], play: (scene: PartnersScene) => Promise<void>): Promise<void> =>
  withPartners(members, async (scene) => {
    await loadForm(scene.ctx, scene.cast.programme, scene.round.id, defaultForm);
    await play(scene);
  });

/** Somebody gives their hours, as a form sends them. */
export const give = async (
  { ctx, cast, round }: PartnersScene,
  who: CastName,
  blocks: string[],
): Promise<void> => {
  const person = cast.people[who];
  const hours = weekBits(blocks);
  const of = {
    programme: cast.programme,
    round: round.id,
    person,
    hours,
    actor: { kind: 'person', id: person } as const,
  };
  expect(await giveHours(ctx, of)).toEqual({ ok: true });
};

/** The hours that a page offers, on the reader's clock. */
export const offered = (text: string): string[] =>
  [...text.matchAll(/name="time" value="([^"]+)"/g)].map(([, wall]) => wall!);
/** The offered hours that are already chosen. */
export const ticked = (text: string): string[] =>
  [...text.matchAll(/value="([^"]+)" checked/g)]
    .map(([, wall]) => wall!)
    .filter((wall) => wall.includes('T'));
