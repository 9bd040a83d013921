import { Parser } from 'htmlparser2';

/**
 * The faults of a page that says what is wrong: its title does not say so first, it does not open on it, or a line of the summary leads to
 * a field that is not there.
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
