import type { Keys } from '../secrets.ts';

/** Raised when a reader of before could not make sense of what is written now. */
export const FORMAT = 1;

/** The first thing in a backup. */
export type Header = {
  antipode: 'backup';
  format: number;
  /** Version of the program that wrote it. */
  version: string;
  /** Migrations of its database; the last one is the schema's number. */
  migrations: string[];
  /** The instant whose state it holds, ISO 8601. */
  madeAt: string;
  /** The address of its pages. */
  publicUrl: string;
  /** Major version of its PostgreSQL. */
  server: number;
  tables: TableShape[];
  keys: Keys;
  /** Settings that came from the environment, by name. */
  settings: Record<string, string>;
};

export type TableShape = { name: string; columns: string[] };

/** The last thing in a backup; one without it is none. */
export type Manifest = {
  madeAt: string;
  version: string;
  schema: string;
  tables: Record<string, TableSum>;
  sequences: Record<string, string>;
  jobs: WaitingJob[];
};

/** Rows, bytes and SHA-256 (hex) of what COPY writes of a table. */
export type TableSum = { rows: number; bytes: number; sha256: string };

export type WaitingJob = { name: string; data: Record<string, unknown>; priority: number };

export const schemaOf = (migrations: readonly string[]): string => migrations.at(-1) ?? '';
