/**
 * Reads one value of stored JSON in its present form, even where an older version wrote another form or nothing: a reader never meets a
 * hole that its type does not declare.
 */
export type Field<T> = (stored: unknown) => T;

/** The data stored with a kind of thing: the name of each value, and how to read it. */
export type Shape = Readonly<Record<string, Field<unknown>>>;

type Read<F> = F extends Field<infer T> ? T : never;

/** Data with such a shape. A value that may be undefined need not be given. */
export type Payload<S> = {
  -readonly [K in keyof S as undefined extends Read<S[K]> ? never : K]: Read<S[K]>;
} & { -readonly [K in keyof S as undefined extends Read<S[K]> ? K : never]?: Read<S[K]> };

/** The argument that stores such data; none when nothing has to be given. */
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

/** An id or a count; 0, which is no id, when there is none. */
export const number: Field<number> = (stored) => Number(stored ?? 0) || 0;

/** '' when there is none. */
export const text: Field<string> = (stored) =>
  typeof stored === 'string' || typeof stored === 'number' ? String(stored) : '';

/** An instant in the form of `toISOString`; the first of 1970 when there is none. */
export const instant: Field<string> = (stored) =>
  new Date(typeof stored === 'string' ? Date.parse(stored) || 0 : 0).toISOString();

/** False when nothing is stored. */
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

/**
 * A nested value, as it was written: T has to be the shape of everything that was ever stored. `missing` is used when there is no value.
 */
export const nested =
  <T>(missing: T): Field<T> =>
  (stored) =>
    isMissing(stored) ? missing : (stored as T);
