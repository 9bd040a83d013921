import { openDatabase } from '../../boot/database.ts';
import { requireConfig } from '../../config.ts';
import { createContext } from '../../context.ts';
import { createLog } from '../../log.ts';
import type { Ctx, Jobs } from '../../rooms/ctx.ts';
import { allProgrammes, programmeById } from '../../rooms/programmes/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { loadSecrets } from '../../secrets.ts';
import { UsageError } from '../command.ts';

/** Queues no job: a running server finds new mails in the outbox by itself, and one that is off finds them at its next start. */
const jobs: Jobs = { enqueue: () => Promise.resolve() };

/**
 * Runs a command's work on the installation's database. Uses the server that runs already, or starts one for the time of the work. The
 * server is stopped afterwards only if nobody else uses it.
 */
export async function withRooms(work: (ctx: Ctx) => Promise<number>): Promise<number> {
  const config = requireConfig();
  // Standard output is for the report, so only errors are logged.
  const log = createLog('error');
  const secrets = loadSecrets(config);
  const database = await openDatabase(config, log);
  try {
    return await work(createContext({ config, db: database.db, secrets, jobs, log }));
  } finally {
    await database.close();
  }
}

/** The programme of a slug, or the only one there is. */
export async function findProgramme(ctx: Ctx, slug: string | undefined): Promise<Programme> {
  const all = await allProgrammes(ctx);
  const found =
    slug === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((one) => one.slug === slug);
  if (found) return programmeById(ctx, found.id);
  if (all.length === 0) throw new UsageError('there is no programme yet: set one up in the browser first');
  const slugs = all.map((one) => one.slug).join(', ');
  throw new UsageError(
    slug === undefined
      ? `say which programme with --programme: ${slugs}`
      : `there is no programme "${slug}", only: ${slugs}`,
  );
}
