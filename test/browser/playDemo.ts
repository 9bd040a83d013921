import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import { createSecrets } from '../../src/secrets.ts';
import { demo } from '../../src/simulate/demo.ts';
import type { DemoPhase } from '../../src/simulate/demo.ts';
import { NOW } from './demoPages.ts';

/** Plays a demo programme until a month into its round, or until the given phase. */
export async function playDemo(
  db: Kysely<Schema>,
  { phase = 'running', ...crowd }: { people: number; countries: number; phase?: DemoPhase },
): Promise<void> {
  const secrets = createSecrets('a secret that only the tests know, 32+');
  await demo({
    db,
    secrets,
    publicUrl: 'http://localhost:3000',
    now: new Date(NOW),
    phase,
    ...crowd,
    seed: 3,
  });
}
