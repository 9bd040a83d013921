import { Parser } from 'htmlparser2';

/**
 * Names that several links or buttons in the main part of a page share, although they do different things. A reader who only hears the
 * names cannot tell them apart.
 */
export function sameNames(html: string): string[] {
  const targets = new Map<string, Set<string>>();
  const hidden: boolean[] = [];
  let [inMain, form, fields] = [false, '', [] as string[]];
  let link = '';
  let open: { tag: string; name: string; target: string } | null = null;
  const parser = new Parser({
    onopentag(tag, of) {
      if (tag === 'main') inMain = true;
      if (tag === 'form') [form, fields] = [of['action'] ?? '', []];
      if (tag === 'input' && of['type'] === 'hidden') fields.push(`${of['name']}=${of['value']}`);
      if (tag === 'img' && open) open.name += of['alt'] ?? '';
      hidden.push(hidden.at(-1) === true || of['aria-hidden'] === 'true');
      if (of['href']) link = of['href'];
      // Without script, a button that carries a choice of rows replaces the link before it, and leads to the same place.
      const isInItsPlace = of['form'] && of['name'] === 'to' && (link.split('?')[1] ?? '') === of['value'];
      if (inMain && ((tag === 'a' && of['href']) || (tag === 'button' && !hidden.at(-1))))
        open = {
          tag,
          name: of['aria-label'] ?? '',
          target:
            of['href'] ??
            (isInItsPlace ? link : null) ??
            `${form} ${of['name']}=${of['value']} ${fields.join('&')}`,
        };
    },
    ontext(text) {
      if (open && !hidden.at(-1)) open.name += text;
    },
    onclosetag(tag) {
      hidden.pop();
      if (tag === 'main') inMain = false;
      if (open?.tag !== tag) return;
      const name = open.name.replace(/\s+/g, ' ').trim();
      targets.set(name, (targets.get(name) ?? new Set()).add(open.target));
      open = null;
    },
  });
  parser.end(html);
  return [...targets].flatMap(([name, own]) =>
    own.size > 1 ? [`${name}: ${[...own].slice(0, 3).join(' ')}`] : [],
  );
}
