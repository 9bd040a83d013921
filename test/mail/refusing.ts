import { ourTroubles } from '../../src/rooms/sending/index.ts';
import { mailScene } from './mailScene.ts';

export const FOUR = ['amina', 'luca', 'mei', 'nils'] as const;

export const FIVE = [...FOUR, 'tomas'] as const;

export const MANY = [...FIVE, 'ngozi', 'elif', 'bao', 'ines', 'olga'] as const;

/** The words do not mention an unknown mailbox, but the code does. */
export const UNCLEAR = (to: string): string => `550 5.1.1 <${to}>: Recipient address rejected`;

/**
 * A mail scene, and the effects of its servers' refusals. To be called once in a test file: its hooks make the scene anew for each test.
 */
export function refusingScene() {
  const scene = mailScene();
  const stopped = async (): Promise<string[]> =>
    (await scene.database.db.selectFrom('suppression').select('address').orderBy('address').execute()).map(
      ({ address }) => address,
    );
  const states = async (): Promise<string[]> => (await scene.rows()).map((row) => row.state);
  const openMatters = () =>
    scene.database.db
      .selectFrom('matter')
      .select(['kind', 'subject_id'])
      .where('closed_at', 'is', null)
      .orderBy('kind')
      .execute();
  const troubles = () => ourTroubles(scene.ctx);
  return { scene, stopped, states, openMatters, troubles };
}
