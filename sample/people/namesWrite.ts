/**
 * How to put together the names of a group. In a pattern, G stands for a given name, M for a second given or middle name, and F for another
 * name (of the family, the father, a clan), each drawn afresh. Everything else is kept.
 */
export type NameGroup = { patterns: string[]; given: string[]; middle: string[]; family: string[] };

/** Names are separated by spaces; an underscore is a space within one name. Without `middle`, M draws from `given`. */
export function group(patterns: string, given: string, family: string, middle = given): NameGroup {
  return {
    patterns: patterns.split('|'),
    given: listed(given),
    middle: listed(middle),
    family: listed(family),
  };
}

function listed(written: string): string[] {
  return written.split(' ').map((word) => word.replaceAll('_', ' '));
}
