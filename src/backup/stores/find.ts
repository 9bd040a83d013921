import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { BackupConfig } from '../../config/backup.ts';
import { Refusal } from '../../lib/refusal.ts';
import { folderStore } from './folder.ts';
import type { BackupStore } from './store.ts';
import { s3BackupStore } from './s3.ts';

/** A store of backups, and the file in it if one was named. */
export type Found = { store: BackupStore; name?: string };

type Settings = { backup: Pick<BackupConfig, 'to' | 's3'>; dataDir: string };

/**
 * Finds the place that `to` names: a folder (one that exists, or a path without an ending), a file, or a store. Without `to`, BACKUP_TO is
 * a folder, whatever its name. Were `mentoring.example.org` read as a file, its backups would go to the folder above, and old ones be
 * removed there, where another installation may keep its own.
 */
export async function findStore(config: Settings, to?: string): Promise<Found> {
  const set = config.backup.to;
  if (to === undefined && set === undefined) return { store: folderStore(join(config.dataDir, 'backups')) };
  const named = to ?? set!;
  if (named.startsWith('s3://')) return findInStore(config, named);
  const path = resolve(named);
  const there = await stat(path).catch(() => null);
  if (to === undefined) {
    if (there?.isFile())
      throw new Refusal(`no backup was made: BACKUP_TO must be a folder, and ${path} is a file`);
    return { store: folderStore(path) };
  }
  if (to.endsWith('/') || there?.isDirectory() || (!there && extname(path) === ''))
    return { store: folderStore(path) };
  return { store: folderStore(dirname(path)), name: basename(path) };
}

/** The store and name of a file to read. */
export async function findFile(
  config: Settings,
  path: string,
): Promise<{ store: BackupStore; name: string }> {
  if (!path.startsWith('s3://')) {
    const whole = resolve(path);
    return { store: folderStore(dirname(whole)), name: basename(whole) };
  }
  const { store, name } = findInStore(config, path);
  if (name === undefined) throw new Refusal(`say which file of ${store.name} to restore`);
  return { store, name };
}

function findInStore({ backup: { s3 } }: Settings, to: string): Found {
  if (!s3)
    throw new Refusal('BACKUP_S3_ENDPOINT, BACKUP_S3_KEY_ID and BACKUP_S3_SECRET are needed for s3://…');
  const [bucket = '', ...path] = to.slice('s3://'.length).split('/');
  const last = path.at(-1) ?? '';
  const isFile = extname(last) === '.age';
  const folder = (isFile ? path.slice(0, -1) : path).filter((part) => part !== '').join('/');
  const store = s3BackupStore({ ...s3, bucket, prefix: folder === '' ? '' : `${folder}/` });
  return isFile ? { store, name: last } : { store };
}
