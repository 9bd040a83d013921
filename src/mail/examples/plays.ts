import { applies, moveTo } from './exampleScene.ts';
import { partners } from './partners.ts';
import type { ExampleScene } from './exampleScene.ts';

/** An application in a state, some hours after one of the round's dates. */
export function application(
  state: string,
  [kind, hours]: Parameters<typeof moveTo> extends [unknown, infer K, infer H] ? [K, H] : never = [
    'opens',
    24,
  ],
  more: Record<string, unknown> = {},
): (scene: ExampleScene) => Promise<{ application: number; round: number }> {
  return async (scene) => {
    await moveTo(scene, 'opens', 24);
    const id = await applies(scene, state, more);
    await moveTo(scene, kind, hours);
    return { application: id, round: (await scene.round()).id };
  };
}

/** An application whose person was asked whether they are available, `hours` hours after the question. */
export function asked(hours: number): ReturnType<typeof application> {
  return async (scene) => {
    const { availability } = (await scene.round()).dates;
    return application('confirmed', ['availability', hours], { available_asked_at: availability.dueAt })(
      scene,
    );
  };
}

/** A fortnight without a letter. */
export const goesQuiet = (scene: ExampleScene): Promise<void> => moveTo(scene, 'introduces', 14 * 24);

export const dayAhead = ({ clock }: ExampleScene['ctx']): string =>
  new Date(clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);

/** A scene about the partnership of the reader and the partner. */
export function ofPartners<const T extends object>(
  more?: (scene: ExampleScene, partnership: number) => Promise<T | void>,
): (scene: ExampleScene) => Promise<{ partnership: number } & T> {
  return async (scene) => {
    const partnership = await partners(scene);
    const told: T | void = await more?.(scene, partnership);
    return { partnership, ...told } as { partnership: number } & T;
  };
}
