/** Joins the class names that are set. */
export function classes(...names: (string | false | null | undefined)[]): string | undefined {
  const set = names.filter((name) => name);
  return set.length > 0 ? set.join(' ') : undefined;
}
