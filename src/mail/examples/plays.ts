import { applies, moveTo } from './scene.ts';
import { partners } from './partners.ts';
import type { ExampleData, ExamplePlay, ExampleScene } from './scene.ts';

/** An application in a state, some hours after one of the round's dates. */
export function application(
  state: string,
  [kind, hours]: Parameters<typeof moveTo> extends [unknown, infer K, infer H] ? [K, H] : never = [
    'opens',
    24,
  ],
  more: ExampleData = {},
): ExamplePlay {
  return async (scene) => {
    moveTo(scene, 'opens', 24);
    const id = await applies(scene, state, more);
    moveTo(scene, kind, hours);
    return { application: id, round: scene.round.id };
  };
}

/** An application whose person is asked whether they are available, so many hours after the question. */
export function asked(hours: number): ExamplePlay {
  return (scene) =>
    application('confirmed', ['availability', hours], {
      available_asked_at: scene.round.dates.availability.dueAt,
    })(scene);
}

/** A fortnight without a letter. */
export function goesQuiet(scene: ExampleScene): void {
  moveTo(scene, 'introduces', 14 * 24);
}

export const dayAhead = ({ clock }: ExampleScene['ctx']): string =>
  new Date(clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);

/** Something of the partnership of the reader and the partner. */
export function ofPartners(
  more?: (scene: ExampleScene, partnership: number) => Promise<ExampleData | void>,
): ExamplePlay {
  return async (scene) => {
    const partnership = await partners(scene);
    return { partnership, ...(await more?.(scene, partnership)) };
  };
}
