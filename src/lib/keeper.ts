/**
 * Keeps what was made lately, by a key that says all that it follows from: `most` of them, the oldest go first. For what is made anew
 * on each page and is the same most times.
 */
export function keeper<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = kept.size >= most ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };
}
