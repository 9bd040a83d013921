import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../lib/refusal.ts';

/** The major version of the PostgreSQL that comes with Antipode. */
export const MAJOR = 18;

/** The major version of the PostgreSQL that made a data folder; null if there is no such folder. */
export async function majorOf(cluster: string): Promise<number | null> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
  const major = Number.parseInt(text, 10);
  return Number.isNaN(major) ? null : major;
}

/** Refuses files that the PostgreSQL in use here cannot read, and says what to do. */
export async function mustRead(cluster: string): Promise<void> {
  const major = await majorOf(cluster);
  if (major === null || major === MAJOR) return;
  if (major > MAJOR)
    throw new Refusal(
      `${cluster} is of PostgreSQL ${major}, and this version of Antipode brings ${MAJOR}: start the newer version that made it`,
    );
  throw new Refusal(`${cluster} is of PostgreSQL ${major}, and this version of Antipode brings ${MAJOR}, which does not read it. Two commands bring it over:
antipode: in the folder of the version you had before: bin/antipode export installation --to antipode.jsonl
antipode: then in this one, with the path of that file: bin/antipode import installation antipode.jsonl
antipode: The second one sets the old data aside, and leaves them as they are.`);
}
