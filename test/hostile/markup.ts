interface Tag {
  name: string;
  /** Each attribute, and the scheme of each address, as in `makingOf`. */
  parts: readonly string[];
}

/** A tag as our pages write it. Its parts are remembered, since thousands of pages repeat the same tags. */
const USUAL = /<[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"]*")?)*>/y;
const known = new Map<string, Tag>();
const MOST_KNOWN = 50_000;

/** The parts of a page, each once: tags, attributes of a tag, and schemes of addresses. */
export function makingOf(html: string): Set<string> {
  const parts = new Set<string>();
  for (const tag of tagsOf(html)) for (const part of tag.parts) parts.add(part);
  return parts;
}

/**
 * The pieces of a page: each tag with the words up to the next one. If those words hold every character that needs escaping, equal pieces
 * in two pages were escaped alike.
 */
export const piecesOf = (html: string): string[] => html.split('<');

/** The opening tags of a page, read as a browser's tokenizer would. Respects quotes, and skips comments, styles and scripts. */
function tagsOf(html: string): Set<Tag> {
  const tags = new Set<Tag>();
  let at = 0;
  for (;;) {
    at = html.indexOf('<', at);
    if (at < 0) return tags;
    if (html[at + 1] === '/') {
      at += 1;
      continue;
    }
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      at = end < 0 ? html.length : end + 3;
      tags.add({ name: '!--', parts: ['<!-->'] });
      continue;
    }
    // A tag with a > within its quotes is not found among the known ones, and is read each time.
    const first = html.indexOf('>', at) + 1;
    let tag = known.get(html.slice(at, first));
    if (tag) at = first;
    else {
      USUAL.lastIndex = at;
      const [usual] = USUAL.exec(html) ?? [];
      const name = /^<([a-z][^\s/>]*)/i.exec(html.slice(at, at + 100))?.[1]?.toLowerCase();
      if (!name) {
        at += 1;
        continue;
      }
      const [attributes, end] = attributesOf(html, at + 1 + name.length);
      at = end;
      tag = { name, parts: partsOf(name, attributes) };
      if (known.size > MOST_KNOWN) known.clear();
      if (usual !== undefined) known.set(usual, tag);
    }
    tags.add(tag);
    if (tag.name === 'style' || tag.name === 'script') {
      const close = html.indexOf(`</${tag.name}`, at);
      at = close < 0 ? html.length : close;
    }
  }
}

function attributesOf(html: string, from: number): [Map<string, string>, number] {
  const found = new Map<string, string>();
  const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
  const close = /[\s/]*>/y;
  let at = from;
  for (;;) {
    close.lastIndex = at;
    if (close.test(html)) return [found, close.lastIndex];
    attribute.lastIndex = at;
    const match = attribute.exec(html);
    if (!match) return [found, html.length];
    found.set(match[1]!.toLowerCase(), match[2] ?? match[3] ?? match[4] ?? '');
    at = attribute.lastIndex;
  }
}

function partsOf(name: string, attributes: ReadonlyMap<string, string>): string[] {
  const parts = [`<${name}>`];
  for (const [key, value] of attributes) {
    parts.push(`<${name} ${key}>`);
    if (key === 'class') parts.push(value.split(/\s+/).includes('hostile') ? 'class hostile' : 'class');
    if (/^(href|src|srcset|action|formaction|data|poster|cite|background|ping)$/.test(key))
      parts.push(`<${name} ${key}=${schemeOf(value)}>`);
  }
  return parts;
}

function schemeOf(value: string): string {
  const decoded = value
    .replaceAll(/&#x([0-9a-f]+);?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);?/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/[\p{C}\s]/gu, '');
  if (/^[/?#]/.test(decoded) && !decoded.startsWith('//')) return 'own';
  if (/^%%link:[^%]*%%$/.test(decoded)) return 'https';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(decoded)?.[1]?.toLowerCase() ?? 'relative';
  return scheme === 'http' ? 'https' : scheme;
}
