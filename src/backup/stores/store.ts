/** A place for backups. */
export interface BackupStore {
  /** The place's name, for people. */
  readonly name: string;
  /** Stores a file; its name appears only once all of it is safely there. Resolves to the number of bytes. */
  write(name: string, source: AsyncIterable<Buffer>): Promise<number>;
  /** The bytes of a file; throws a Refusal if it does not exist. */
  read(name: string): AsyncIterable<Buffer>;
  /** The backups in the store, the newest first. */
  list(): Promise<StoredBackup[]>;
  remove(name: string): Promise<void>;
  /** Removes files that a killed process left half written. */
  tidy(): Promise<void>;
}

export interface StoredBackup {
  name: string;
  madeAt: Date;
  /** The sign of the installation that made the backup. */
  sign: string;
  bytes: number;
}

/** `antipode-2026-11-27-031005-k3f7x2ab.zst.age`: the time in UTC, and the sign of the installation. */
export const nameFor = (at: Date, sign: string): string =>
  `antipode-${at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}-${sign}.zst.age`;

/** Parses the name of a backup; null for any other file. */
export function readName(name: string): Pick<StoredBackup, 'name' | 'madeAt' | 'sign'> | null {
  const parts = /^antipode-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)-([a-z2-7]{8})\.zst\.age$/.exec(name);
  if (!parts) return null;
  const madeAt = new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
  return Number.isNaN(madeAt.getTime()) ? null : { name, madeAt, sign: parts[5]! };
}
