import { Parser } from 'htmlparser2';

/**
 * The faults of a page with errors: its title does not begin by saying so, the focus is not on the errors at first, or a line of the
 * summary leads to a missing field.
 */
export function misleading(html: string): string[] {
  const found: string[] = [];
  if (!/<title>(Error: |Erreur\s: |خطأ: )/.test(html)) found.push('the title says nothing of it');
  const focused: string[] = [];
  const parser = new Parser({
    onopentag(tag, of) {
      if ('autofocus' in of) focused.push(of['role'] ?? of['id'] ?? tag);
    },
  });
  parser.end(html);
  if (!/^(main|alert)$/.test(focused.join())) found.push(`takes the focus: ${focused.join() || 'nothing'}`);
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  for (const [, id] of html.matchAll(/href="#(f-[^"]*)"/g)) if (!ids.has(id)) found.push(`leads to #${id}`);
  return found;
}
