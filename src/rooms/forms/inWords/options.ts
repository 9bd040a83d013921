import type { Option } from '../../../db/schema.ts';
import { fold, foldedMap } from './fold.ts';
import { splitAtAnd } from './splitAtAnd.ts';
import type { ReadValue } from './readValue.ts';

const optionNames = new WeakMap<readonly Option[], Map<string, string>>();

/** The key of an option, by its key or by its label in any language. */
export function optionOf(options: readonly Option[], text: string): string | null {
  let names = optionNames.get(options);
  if (!names) {
    names = foldedMap([
      ...options.map(({ key }) => [key, key] as const),
      ...options.flatMap(({ key, label }) => Object.values(label).map((name) => [name, key] as const)),
    ]);
    optionNames.set(options, names);
  }
  return names.get(fold(text)) ?? null;
}

/**
 * The option keys from a cell with several options, separated by semicolons, bars, commas or line breaks, or joined by "and". A label may
 * itself contain each of these.
 */
export function manyOf(options: readonly Option[], text: string): ReadValue {
  const parts = text.split(/[;|,\n،؛]/);
  const keys: string[] = [];
  for (let at = 0; at < parts.length;) {
    if (parts[at]!.trim() === '') {
      at++;
      continue;
    }
    // The longest run of parts that together make an option.
    let end = Math.min(parts.length, at + 8);
    let key: string | null = null;
    for (; end > at; end--) {
      key = optionOf(options, parts.slice(at, end).join(' '));
      if (key) break;
    }
    const joined = key === null ? splitAtAnd(parts[at]!).map((part) => optionOf(options, part)) : [key];
    if (joined.some((one) => one === null)) return { ok: false, reason: 'unknown-option', piece: parts[at]! };
    keys.push(...joined.map((one) => one!));
    at = Math.max(end, at + 1);
  }
  return { ok: true, value: [...new Set(keys)] };
}
