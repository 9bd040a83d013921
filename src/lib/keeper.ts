/**
 * Keeps recent values by a key that holds everything they depend on. Keeps `most` values; the oldest go first. For values that each page
 * makes anew and that are mostly the same.
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
