/** Where backups are kept. */
export interface Place {
  /** As a person reads it. */
  readonly name: string;
  /** Stores a file; there is none under that name until all of it is there for good. Resolves to its bytes. */
  write(name: string, source: AsyncIterable<Buffer>): Promise<number>;
  /** What a file holds; throws a Refusal when there is none. */
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
  bytes: number;
}

/** `antipode-2026-11-27-031005.zst.age`, in UTC. */
export const nameFor = (at: Date): string =>
  `antipode-${at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}.zst.age`;

/** When a backup of that name was made; null for any other file. */
export function madeAtOf(name: string): Date | null {
  const parts = /^antipode-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)\.zst\.age$/.exec(name);
  if (!parts) return null;
  const at = new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
