/** A place for backups. */
export interface BackupStore {
  /** Its name for people. */
  readonly name: string;
  /** Stores a file; there is none under that name until all of it is there for good. Resolves to its bytes. */
  write(name: string, source: AsyncIterable<Buffer>): Promise<number>;
  /** The bytes of a file; throws a Refusal when there is none. */
  read(name: string): AsyncIterable<Buffer>;
  /** The backups in it, the newest first. */
  list(): Promise<StoredBackup[]>;
  remove(name: string): Promise<void>;
  /** Takes away what a killed process left half written. */
  tidy(): Promise<void>;
}

export interface StoredBackup {
  name: string;
  madeAt: Date;
  /** Which installation made it. */
  sign: string;
  bytes: number;
}

/** `antipode-2026-11-27-031005-k3f7x2ab.zst.age`: in UTC, and by the sign of whose it is. */
export const nameFor = (at: Date, sign: string): string =>
  `antipode-${at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}-${sign}.zst.age`;

/** Reads the name of a backup; null for any other file. */
export function readName(name: string): Pick<StoredBackup, 'name' | 'madeAt' | 'sign'> | null {
  const parts = /^antipode-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)-([a-z2-7]{8})\.zst\.age$/.exec(name);
  if (!parts) return null;
  const madeAt = new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
  return Number.isNaN(madeAt.getTime()) ? null : { name, madeAt, sign: parts[5]! };
}
