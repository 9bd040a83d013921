import { IntlMessageFormat } from 'intl-messageformat';

interface Node {
  type: number;
  value?: string;
  options?: Record<string, { value: Node[] }>;
  children?: Node[];
  pluralType?: string;
}
// Kinds of element in @formatjs/icu-messageformat-parser.
const LITERAL = 0;
const PLURAL = 6;

/** Numbers up to this one are tried, as people meet them. A language may have one more form for millions, or for fractions. */
const COUNTED = 1000;

function nodesOf(text: string, locale: string): Node[] {
  const all: Node[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      all.push(node);
      for (const option of Object.values(node.options ?? {})) walk(option.value);
      walk(node.children ?? []);
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst() as unknown as Node[]);
  return all;
}

const needed = new Map<string, readonly string[]>();

/** The plural forms of a language. */
function formsOf(locale: string): readonly string[] {
  let forms = needed.get(locale);
  if (!forms) {
    const rules = new Intl.PluralRules(locale);
    const met = Array.from({ length: COUNTED + 1 }, (_, number) => rules.select(number));
    needed.set(locale, (forms = [...new Set(met)]));
  }
  return forms;
}

export interface Message {
  /** The names of the values and tags in a message, sorted. */
  takes: string[];
  /** Plural forms that the message lacks for some numbers in its language. */
  lacks: string[];
}

/** Parses a message of a language; throws when it cannot be parsed. */
export function readMessage(text: string, locale: string): Message {
  const nodes = nodesOf(text, locale);
  const names = nodes
    .filter((node) => node.type !== LITERAL && node.value !== undefined)
    .map((node) => node.value ?? '');
  const plurals = nodes.filter((node) => node.type === PLURAL && node.pluralType === 'cardinal');
  const missing = plurals.flatMap(({ options }) =>
    formsOf(locale).filter((form) => !options?.[form] && !(form === 'zero' && options?.['=0'])),
  );
  return { takes: [...new Set(names)].sort(), lacks: [...new Set(missing)] };
}
