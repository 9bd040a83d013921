import { IntlMessageFormat } from 'intl-messageformat';
import { SOURCE, catalogueOf } from './locales.ts';
import type { MessageKey } from './locales.ts';
import type { Value } from './translate.ts';

/** Why a text cannot stand for a message; `names` are the placeholders that it is about, and tags (`<b>`), which no message has. */
export interface WordingFault {
  reason: 'malformed' | 'unknown-placeholder' | 'missing-placeholder';
  names: string[];
}

/**
 * Whether a text is a well-formed message that uses no other placeholders than the catalogue's own. `standard` is the text that it stands
 * for, where it has to use all placeholders of that.
 */
export function checkWording(
  key: MessageKey,
  text: string,
  standard?: string,
): { ok: true } | ({ ok: false } & WordingFault) {
  try {
    const known = placeholders(catalogueOf(SOURCE)[key] ?? '');
    const used = placeholders(text);
    const unknown = [...used.keys()].filter((name) => !known.has(name));
    if (unknown.length > 0) return { ok: false, reason: 'unknown-placeholder', names: unknown };
    // A name that is asked to be a date is found out only by trying.
    const values = [...known].map(([name, type]) => [name, type === NUMBER || type === PLURAL ? 2 : 'x']);
    new IntlMessageFormat(text, 'en').format(Object.fromEntries(values) as Record<string, Value>);
    const missing =
      standard === undefined ? [] : [...placeholders(standard).keys()].filter((n) => !used.has(n));
    return missing.length > 0 ? { ok: false, reason: 'missing-placeholder', names: missing } : { ok: true };
  } catch {
    return { ok: false, reason: 'malformed', names: [] };
  }
}

/** The names that a message fills in, in their order; none of one that cannot be read. */
export function placeholdersOf(message: string): string[] {
  try {
    return [...placeholders(message).keys()];
  } catch {
    return [];
  }
}

/** Kinds of element in a parsed message (of @formatjs/icu-messageformat-parser). */
const NUMBER = 2;
const PLURAL = 6;
const TAG = 8;

/** The placeholders of a message, by name, with the kind of element that takes each. */
function placeholders(source: string): Map<string, number> {
  const found = new Map<string, number>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === 'object') {
      const { type, value, ...rest } = node as { type?: number; value?: unknown };
      // Type 0 is a literal; each other kind of element names what it takes.
      if (type !== undefined && type >= 1 && typeof value === 'string')
        found.set(type === TAG ? `<${value}>` : value, type);
      // The words of each form of a plural are a list of elements themselves.
      if (typeof value === 'object') walk(value);
      Object.values(rest).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(source, 'en').getAst());
  return found;
}
