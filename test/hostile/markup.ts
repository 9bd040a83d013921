export interface Tag {
  name: string;
  attributes: Map<string, string>;
}

/** The opening tags of a page, read as a browser's tokenizer would: quotes respected, comments, styles and scripts passed over. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  for (;;) {
    at = html.indexOf('<', at);
    if (at < 0) return tags;
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      at = end < 0 ? html.length : end + 3;
      tags.push({ name: '!--', attributes: new Map() });
      continue;
    }
    const name = /^<([a-z][^\s/>]*)/i.exec(html.slice(at, at + 100))?.[1]?.toLowerCase();
    if (!name) {
      at += 1;
      continue;
    }
    const [attributes, end] = attributesOf(html, at + 1 + name.length);
    tags.push({ name, attributes });
    at = end;
    if (name === 'style' || name === 'script') {
      const close = html.indexOf(`</${name}`, at);
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

/** The parts of a page: each tag, each attribute of a tag, and the scheme of each address, once. */
export function makingOf(html: string): Set<string> {
  const parts = new Set<string>();
  for (const { name, attributes } of tagsOf(html)) {
    parts.add(`<${name}>`);
    for (const [key, value] of attributes) {
      parts.add(`<${name} ${key}>`);
      if (key === 'class') parts.add(value.split(/\s+/).includes('hostile') ? 'class hostile' : 'class');
      if (/^(href|src|srcset|action|formaction|data|poster|cite|background|ping)$/.test(key))
        parts.add(`<${name} ${key}=${schemeOf(value)}>`);
    }
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
