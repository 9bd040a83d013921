import { z } from 'zod';

/*
 * The stream of `antipode export`: lines of JSON, each ending with a running check. docs/exchange.md describes the format for other
 * programs.
 */

/** The version of the form of the lines; the schema tells their content. */
export const FORMAT = 1;

const head = z.strictObject({
  antipode: z.literal('exchange'),
  format: z.number(),
  of: z.enum(['installation', 'programme']),
  /** The last migration of the database the stream was read from, and all its migrations. */
  schema: z.string(),
  migrations: z.array(z.string()).min(1),
  made_at: z.string(),
  programme: z.strictObject({ id: z.number(), slug: z.string(), name: z.string() }).optional(),
});

const table = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  types: z.array(z.string()).min(1),
  /** Rows come in the order of these columns. */
  key: z.array(z.string()).min(1),
  /** The next number that the database would give a row, if it numbers the rows. */
  next: z.number().int().positive().optional(),
});

const end = z.strictObject({ rows: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const manifest = z.strictObject({ rows: z.number().int().min(0), tables: z.record(z.string(), end) });

export type Head = z.infer<typeof head>;
export type TableLine = z.infer<typeof table>;
export type End = z.infer<typeof end>;
export type Manifest = z.infer<typeof manifest>;

/** The shape of each kind of line, except rows. */
export const SHAPES = { head, table, end, manifest };

/** A stream, piece by piece: a head, then each table with its rows and its end, then the manifest. */
export type Piece =
  | { kind: 'head'; head: Head }
  | { kind: 'table'; table: TableLine }
  /** A JSON array, as the database wrote it. */
  | { kind: 'row'; text: string }
  | { kind: 'end'; end: End }
  | { kind: 'manifest'; manifest: Manifest };

/** Pieces with the number of their line; 0 if they come from a database. */
export type Pieces = AsyncIterable<Piece & { line: number }>;
