import type { Keys } from '../secrets.ts';

/** Raised when an older reader could not understand what is written now. */
export const FORMAT = 1;

/** The first frame of a backup. */
export type Header = {
  antipode: 'backup';
  format: number;
  /** Version of the program that wrote the backup. */
  version: string;
  /** Migrations of the database; the number of the last one is the schema's. */
  migrations: string[];
  /** The instant whose state the backup holds, ISO 8601. */
  madeAt: string;
  /** The address of the installation's pages. */
  publicUrl: string;
  /** Major version of the PostgreSQL that it came from. */
  server: number;
  tables: TableShape[];
  keys: Keys;
  /** Settings from the environment, by name. */
  settings: Record<string, string>;
};

export type TableShape = { name: string; columns: string[] };

/** The last frame of a backup. Without a manifest a file is no backup. */
export type Manifest = {
  madeAt: string;
  version: string;
  schema: string;
  tables: Record<string, TableSum>;
  sequences: Record<string, string>;
  jobs: WaitingJob[];
};

/** Rows, bytes and SHA-256 (hex) of the output of COPY for a table. */
export type TableSum = { rows: number; bytes: number; sha256: string };

export type WaitingJob = { name: string; data: Record<string, unknown>; priority: number };

export const schemaOf = (migrations: readonly string[]): string => migrations.at(-1) ?? '';
