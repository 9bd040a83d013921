import { IntlMessageFormat } from 'intl-messageformat';
import type { ComponentChildren } from 'preact';
import { keeper } from '../lib/keeper.ts';
import { SOURCE, catalogueOf } from './locales.ts';
import type { MessageKey } from './locales.ts';
import { typeset } from './typeset.ts';

export type Value = string | number | Date;
export type RichValue = ComponentChildren | ((chunks: ComponentChildren) => ComponentChildren);
export type Translate = (key: MessageKey, values?: Record<string, Value>) => string;
export type TranslateRich = (key: MessageKey, values?: Record<string, RichValue>) => ComponentChildren;

/** A programme's own wording for some keys of one language. */
export type Wordings = ReadonlyMap<string, string>;

type RichValues = Parameters<typeof IntlMessageFormat.prototype.format<ComponentChildren>>[0];

interface Compiled {
  message: IntlMessageFormat;
  /** Texts and, between them, names of what is filled in; null when the message does anything more. */
  plain: readonly { text?: string; name?: string }[] | null;
}

const compiled = new Map<string, Compiled>();

function compile(text: string, locale: string): Compiled {
  const id = `${locale}\n${text}`;
  let found = compiled.get(id);
  if (!found) {
    // Bounded, because wordings are written by volunteers and change.
    if (compiled.size > 20_000) compiled.clear();
    const message = new IntlMessageFormat(text, locale);
    found = { message, plain: plainly(message) };
    compiled.set(id, found);
  }
  return found;
}

const isDrawn = (value: RichValue): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && !(value instanceof Date));

const isCounted = (value: Value): boolean => typeof value === 'string' || Number.isFinite(value);

const said = keeper<string>(5000);

function plainly(message: IntlMessageFormat): Compiled['plain'] {
  const parts = message.getAst() as { type: number; value: string }[];
  if (!parts.every(({ type }) => type === LITERAL || type === ARGUMENT)) return null;
  return parts.map(({ type, value }) => (type === LITERAL ? { text: value } : { name: value }));
}

/** A message that only fills in words is put together by hand, which takes a tenth of the time; null for all others. */
function fillIn({ plain }: Compiled, values: Record<string, Value>): string | null {
  if (!plain) return null;
  let all = '';
  for (const { text, name = '' } of plain) {
    const part = text ?? values[name];
    if (typeof part !== 'string') return null;
    all += part;
  }
  return all;
}

function source(key: MessageKey, locale: string, wordings?: Wordings): string {
  const own = wordings?.get(key);
  return own === undefined
    ? (catalogueOf(locale)[key] ?? catalogueOf(SOURCE)[key] ?? key)
    : typeset(own, locale);
}

/** Texts of one language, with a programme's own wording before the catalogue's. */
export function translator(locale: string, wordings?: Wordings): { t: Translate; rich: TranslateRich } {
  const t: Translate = (key, values) => {
    const text = source(key, locale, wordings);
    if (!values && !/[{<'#]/.test(text)) return text;
    const found = compile(text, locale);
    const format = (): string => String(found.message.format(values));
    const filled = values ? fillIn(found, values) : null;
    if (filled !== null) return filled;
    // A date and its text, or a number that is none and null, look the same in the key.
    if (!values || !Object.values(values).every(isCounted)) return format();
    // Counting words by a number is slow, and pages count the same again.
    return said(`${locale}\n${text}\n${JSON.stringify(values)}`, format);
  };
  const rich: TranslateRich = (key, values) => {
    const { message, plain } = compile(source(key, locale, wordings), locale);
    // A value is drawn as it is, unless it is a number or a date, which each language writes in its own way.
    if (plain?.every(({ text, name = '' }) => text !== undefined || isDrawn(values?.[name])))
      return plain.map(({ text, name = '' }) => text ?? (values?.[name] as ComponentChildren));
    return message.format<ComponentChildren>(values as RichValues) as ComponentChildren;
  };
  return { t, rich };
}

/** Wraps a name for plain text within a sentence, so that its direction cannot turn what stands around it; subjects and titles stand alone and have none. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}

/** Kinds of element in a parsed message (of @formatjs/icu-messageformat-parser). */
const LITERAL = 0;
const ARGUMENT = 1;
