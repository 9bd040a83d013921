import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readIdentity } from '../lib/age/keys.ts';
import { likeAKey, wrongInKey } from '../lib/age/likeness.ts';
import { ownIdentities } from '../backup/keys.ts';
import type { WaitingJob } from '../backup/manifest.ts';
import { findFile } from '../backup/stores/find.ts';
import { restoreBackup } from '../backup/restore/restore.ts';
import type { RestorePart } from '../backup/restore/restore.ts';
import { writeSettings } from '../backup/restore/settings.ts';
import { openServer } from '../boot/database.ts';
import { givenSettings, requireConfig } from '../config.ts';
import type { PoolOptions } from '../db/pool.ts';
import { createDb, createPool } from '../db/pool.ts';
import { createQueue } from '../jobs/queue.ts';
import { Refusal } from '../lib/refusal.ts';
import { createLog } from '../log.ts';
import type { Ctx } from '../rooms/ctx.ts';
import type { JobName } from '../rooms/kinds.ts';
import { findKeys } from '../secrets.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { count } from './import/inWords.ts';
import { createProgress } from './progress.ts';

/** The step under way, for the person who waits. */
const SAID: Readonly<Record<RestorePart, string>> = {
  file: 'reading the file',
  rows: 'putting the tables in',
  indexes: 'making the indexes',
  comparison: 'comparing',
};

/** "2026-11-27 22:28 UTC" */
const instant = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

export const command: Command = {
  name: 'restore',
  summary: 'Put a backup in the place of what is here.',
  help: `Usage: antipode restore FILE|s3://BUCKET/FILE [--key KEY] [--replace]

  --key KEY    The operator's key, AGE-SECRET-KEY-…, or a file that holds it, or - to read it from standard input. Not needed
               where the installation's own secret is still here.
  --replace    Give up the people and letters that are here now.

Antipode must not be running. The file is read to its end before anything is changed, and at whatever moment this is
interrupted there is the old database or the restored one. The next start pauses all mail and says what to look at.
Exit code: 0 restored, 1 nothing was changed, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string' }, replace: { type: 'boolean', default: false } },
    });
    if (positionals.length !== 1) throw new UsageError('say which file to restore');
    const config = requireConfig();
    const { store, name } = await findFile(config, positionals[0]!);
    const own = findKeys(config);
    const given = values.key === undefined ? [] : [readKey(values.key)];
    const identities = [...given, ...(own ? ownIdentities(own) : [])];
    if (identities.length === 0)
      throw new Refusal(
        'a key is needed to open it, since the secret of that installation is not here: --key with the one that was shown to the operator',
      );
    const progress = createProgress();
    const { header, manifest } = await restoreBackup({
      store,
      name,
      identities,
      keySettings: config,
      connect: () => openServer(config, createLog('error')),
      replaces: values.replace,
      now: new Date(),
      enqueue,
      progress: (part, done, total) => progress(SAID[part], done, total),
    });
    const people = manifest.tables['person']?.rows ?? 0;
    const letters = manifest.tables['letter']?.rows ?? 0;
    console.log(
      `Restored as of ${instant(header.madeAt)} (Antipode ${header.version}): ${count(people, 'person', 'people')}, ${count(letters, 'letter')}.`,
    );
    const settings = writeSettings(config.dataDir, header.settings, givenSettings());
    if (settings) console.log(`Settings of that installation that are not set here stand in ${settings}.`);
    console.log(`Start it as usual. All mail is paused then: what left after that moment would leave a second time. Look into the outbox of
each programme, drop what was sent already, and let the rest go.`);
    return 0;
  },
};

function readKey(given: string): Buffer {
  const text = likeAKey(given) === null ? readKeyFile(given) : given;
  const key = readIdentity(text);
  if (key) return key;
  const like = likeAKey(text);
  throw new Refusal(
    like === null
      ? 'no key is in there: one begins with AGE-SECRET-KEY-1 and has 74 letters and digits'
      : wrongInKey(like),
  );
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code === 'ENOENT'
        ? 'what follows --key is neither a key, which begins with AGE-SECRET-KEY-1, nor a file that is there'
        : `the key cannot be read: ${message}`,
      { cause: error },
    );
  }
}

/** Queues the jobs through the queue itself, which makes its own tables. */
async function enqueue(connection: PoolOptions, jobs: readonly WaitingJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const queue = createQueue({ connection, works: false, log: createLog('error') });
  const db = createDb(createPool({ ...connection, max: 1 }));
  try {
    for (const { name, data, priority } of jobs)
      await queue.enqueue({ db } as Ctx, name as JobName, data, priority);
  } finally {
    await queue.stop();
    await db.destroy();
  }
}
