/**
 * Reads one value of stored JSON as what it is to be, also where an older version wrote another or none: a reader never meets a hole that
 * its type does not tell of.
 */
export type Field<T> = (stored: unknown) => T;

/** The data stored with a kind of thing: the name of each value, and how it is read. */
export type Shape = Readonly<Record<string, Field<unknown>>>;

type Read<F> = F extends Field<infer T> ? T : never;

/** Data of such a shape. A value that may be undefined need not be given. */
export type Payload<S> = {
  -readonly [K in keyof S as undefined extends Read<S[K]> ? never : K]: Read<S[K]>;
} & { -readonly [K in keyof S as undefined extends Read<S[K]> ? K : never]?: Read<S[K]> };

/** The argument that stores such data: none, when nothing has to be given. */
export type Given<S> = keyof S extends never
  ? { data?: { [name: string]: never } }
  : Record<never, never> extends Payload<S>
    ? { data?: Payload<S> }
    : { data: Payload<S> };

/** Reads a stored row once, where it comes from the database. */
export function readPayload<S extends Shape>(shape: S, stored: unknown): Payload<S> {
  const row = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const read = Object.entries(shape).map(([name, field]) => [name, field(row[name])]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Payload<S>;
}

const isMissing = (stored: unknown): stored is null | undefined => stored === null || stored === undefined;

/** An id or a count; 0, which is nothing's id, where there is none. */
export const number: Field<number> = (stored) => Number(stored ?? 0) || 0;

/** '' where there is none. */
export const text: Field<string> = (stored) =>
  typeof stored === 'string' || typeof stored === 'number' ? String(stored) : '';

/** An instant as `toISOString` writes it; the first of 1970 where there is none. */
export const instant: Field<string> = (stored) =>
  new Date(typeof stored === 'string' ? Date.parse(stored) || 0 : 0).toISOString();

/** False where nothing is said. */
export const yes: Field<boolean> = (stored) => Boolean(stored);

export const texts: Field<string[]> = (stored) => (Array.isArray(stored) ? stored.map(text) : []);

export const numbers: Field<number[]> = (stored) => (Array.isArray(stored) ? stored.map(number) : []);

/** A field with one of a few words; `missing` for any other value. */
export const oneOf =
  <const T extends string>(words: readonly T[], missing: NoInfer<T>): Field<T> =>
  (stored) =>
    words.find((word) => word === stored) ?? missing;

export const orNull =
  <T>(field: Field<T>): Field<T | null> =>
  (stored) =>
    isMissing(stored) ? null : field(stored);

/** A value that may be missing. */
export const maybe =
  <T>(field: Field<T>): Field<T | undefined> =>
  (stored) =>
    isMissing(stored) ? undefined : field(stored);

/** A nested value, as it was written: T has to be the shape of all that was ever stored. `missing` stands for no value. */
export const nested =
  <T>(missing: T): Field<T> =>
  (stored) =>
    isMissing(stored) ? missing : (stored as T);
