/** Fields in which a row of a match's result names one person, and lists that name several people of one group. */
const ONE = ['id', 'a', 'b', 'other'] as const;
const GROUP = ['members', 'left'] as const;
const LISTS = new Set(['gained', 'lost']);

/** A computed result of the matching (plain JSON) without one person: without rows about them, their groups, and their id in lists. */
export function withoutPerson(value: unknown, person: number): unknown {
  if (Array.isArray(value))
    return value.filter((one) => !isAbout(one, person)).map((one) => withoutPerson(one, person));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      LISTS.has(key) && Array.isArray(one) ? one.filter((id) => id !== person) : withoutPerson(one, person),
    ]),
  );
}

function isAbout(row: unknown, person: number): boolean {
  if (typeof row !== 'object' || row === null) return false;
  const fields = row as Record<string, unknown>;
  return (
    ONE.some((field) => fields[field] === person) ||
    GROUP.some((field) => Array.isArray(fields[field]) && (fields[field] as unknown[]).includes(person))
  );
}
