type Met<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** The entries that several things bring under one name, as one type; a key that none of them has is missing. */
export type JoinedEntries<One, Name extends PropertyKey> = Met<
  Extract<One, Readonly<Record<Name, object>>>[Name]
>;

/** Joins what several things bring under a name, in their order. No two may bring the same key. */
export function joinEntries<One extends object, Name extends string>(
  all: readonly One[],
  name: Name,
): JoinedEntries<One, Name> {
  const found: Record<string, unknown> = {};
  for (const one of all)
    for (const [key, value] of Object.entries((one as Record<string, object | undefined>)[name] ?? {})) {
      if (key in found) throw new Error(`two bring the ${name} "${key}"`);
      found[key] = value;
    }
  return found as JoinedEntries<One, Name>;
}
