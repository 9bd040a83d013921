import { IntlMessageFormat } from 'intl-messageformat';
import { SOURCE, catalogueOf } from './locales.ts';
import type { MessageKey } from './locales.ts';
import type { Value } from './translate.ts';

/** The reason why a text cannot replace a message. `names` are the placeholders concerned, and tags (`<b>`), which no message may have. */
export interface WordingFault {
  reason: 'malformed' | 'unknown-placeholder' | 'missing-placeholder';
  names: string[];
}

/**
 * Checks that a text is a well-formed message whose placeholders all occur in the catalogue's message. With `standard`, the text must also
 * use every placeholder of that message.
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
    // Only a trial shows that a message formats a name as a date.
    const values = [...known].map(([name, type]) => [name, type === NUMBER || type === PLURAL ? 2 : 'x']);
    new IntlMessageFormat(text, 'en').format(Object.fromEntries(values) as Record<string, Value>);
    const missing =
      standard === undefined ? [] : [...placeholders(standard).keys()].filter((n) => !used.has(n));
    return missing.length > 0 ? { ok: false, reason: 'missing-placeholder', names: missing } : { ok: true };
  } catch {
    return { ok: false, reason: 'malformed', names: [] };
  }
}

/** The placeholders of a message, in order; none if the message cannot be parsed. */
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

/** The placeholders of a message by name, each with the kind of its element. */
function placeholders(source: string): Map<string, number> {
  const found = new Map<string, number>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === 'object') {
      const { type, value, ...rest } = node as { type?: number; value?: unknown };
      // Type 0 is a literal; `value` of every other kind is the name of a placeholder or tag.
      if (type !== undefined && type >= 1 && typeof value === 'string')
        found.set(type === TAG ? `<${value}>` : value, type);
      // Each form of a plural holds a list of elements too.
      if (typeof value === 'object') walk(value);
      Object.values(rest).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(source, 'en').getAst());
  return found;
}
