import { IntlMessageFormat } from 'intl-messageformat';
import type { ComponentChildren } from 'preact';
import { catalogues } from './locales.ts';
import type { MessageKey } from './locales.ts';
import { typeset } from './typeset.ts';

export type Value = string | number | Date;
export type RichValue = ComponentChildren | ((chunks: ComponentChildren) => ComponentChildren);
export type Translate = (key: MessageKey, values?: Record<string, Value>) => string;
export type TranslateRich = (key: MessageKey, values?: Record<string, RichValue>) => ComponentChildren;

/** A programme's own wording for some keys of one language. */
export type Wordings = ReadonlyMap<string, string>;

type RichValues = Parameters<typeof IntlMessageFormat.prototype.format<ComponentChildren>>[0];

const compiled = new Map<string, IntlMessageFormat>();

function compile(text: string, locale: string): IntlMessageFormat {
  const id = `${locale}\n${text}`;
  let message = compiled.get(id);
  if (!message) {
    // Bounded, because wordings are written by volunteers and change.
    if (compiled.size > 20_000) compiled.clear();
    message = new IntlMessageFormat(text, locale);
    compiled.set(id, message);
  }
  return message;
}

function source(key: MessageKey, locale: string, wordings?: Wordings): string {
  const own = wordings?.get(key);
  return own === undefined
    ? (catalogues[locale]?.[key] ?? catalogues['en']?.[key] ?? key)
    : typeset(own, locale);
}

/** Texts of one language, with a programme's own wording before the catalogue's. */
export function translator(locale: string, wordings?: Wordings): { t: Translate; rich: TranslateRich } {
  const t: Translate = (key, values) => {
    const text = source(key, locale, wordings);
    if (!values && !/[{<'#]/.test(text)) return text;
    return String(compile(text, locale).format(values));
  };
  const rich: TranslateRich = (key, values) => {
    const message = compile(source(key, locale, wordings), locale);
    return message.format<ComponentChildren>(values as RichValues) as ComponentChildren;
  };
  return { t, rich };
}

/** Wraps a name for a plain-text place (a subject, a title), so that its direction cannot turn the sentence around it. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}

/** Whether a text is a well-formed message that uses no other placeholders than the catalogue's own. */
export function checkWording(
  key: MessageKey,
  text: string,
): { ok: true } | { ok: false; reason: 'malformed' | 'unknown-placeholder' } {
  try {
    const known = placeholders(catalogues['en']?.[key] ?? '');
    for (const name of placeholders(text).keys())
      if (!known.has(name)) return { ok: false, reason: 'unknown-placeholder' };
    // A name that is asked to be a date is found out only by trying.
    const values = [...known].map(([name, type]) => [name, type === NUMBER || type === PLURAL ? 2 : 'x']);
    new IntlMessageFormat(text, 'en').format(Object.fromEntries(values) as Record<string, Value>);
    return { ok: true };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}

/** Kinds of element in a parsed message (of @formatjs/icu-messageformat-parser). */
const NUMBER = 2;
const PLURAL = 6;

/** What a message takes, by name, with the kind of element that takes it. */
function placeholders(source: string): Map<string, number> {
  const found = new Map<string, number>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === 'object') {
      const { type, value, ...rest } = node as { type?: number; value?: unknown };
      // Type 0 is a literal; each other kind of element names what it takes.
      if (type !== undefined && type >= 1 && typeof value === 'string') found.set(value, type);
      Object.values(rest).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(source, 'en').getAst());
  return found;
}
