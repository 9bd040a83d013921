import { LOCALES } from '../../src/i18n/locales.ts';

/** Characters of a title from which on it may be longer than is allowed. */
const LONG = 60;
const ESCAPED = /&(?:amp|lt|gt|quot|#39|nbsp);/g;
const USUAL: ReadonlySet<string> = new Set([...LOCALES, 'ltr', 'rtl', 'auto']);
/** Words with no element among them but those that isolate names, which each language puts elsewhere. */
const WORDS = /(<title| id="([^"]*)"[^<>]*)?>((?:[^<]+|<bdi>[^<]+<\/bdi>)+)/g;

/**
 * A page but for its words, and for values and addresses that nobody compares: what html-validate and axe read of it. Of words these ask
 * whether there are any, whether a sign in them should have been escaped, whether a title is long, and whether labels are the same, which
 * those that are keep the same number for. Two pages of one shape have the same faults, as one page mostly has in two languages.
 */
export function shapeOf(html: string): string {
  const numbers = new Map<string, number>();
  const numberOf = (words: string): number => {
    if (!numbers.has(words)) numbers.set(words, numbers.size);
    return numbers.get(words)!;
  };
  const naming = namingIn(html);
  return html
    .replaceAll(
      / (aria-label|alt|title|placeholder|label)="([^"]*)"/g,
      (whole, name: string, words: string) =>
        words.trim() === '' ? whole : ` ${name}="${numberOf(words)}${signsOf(words)}"`,
    )
    .replaceAll(/ (value|data-[\w-]+)="[^"]*[^"\s][^"]*"/g, ' $1="x"')
    .replaceAll(/ (href|src|action|formaction)="(mailto:|(?:https?|webcal):\/\/|\/)[^"]*"/g, ' $1="$2"')
    .replaceAll(/(<meta (?:property|name)="(?!viewport)[^"]*" content=")[^"]+/g, '$1x')
    .replaceAll(/ datetime="\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?"/g, ' datetime')
    .replaceAll(/<html[^>]*>/g, (tag) =>
      tag.replaceAll(/"([^"]*)"/g, (whole, value: string) => (USUAL.has(value) ? '' : whole)),
    )
    .replaceAll(/ (?:lang|hreflang|dir)="([^"]*)"/g, (whole, value: string) =>
      USUAL.has(value) ? '' : whole,
    )
    .replaceAll(/(<option value="x") selected(?=>)|(<input [^<>]*) checked/g, '$1$2')
    .replaceAll(/ aria-current="(?:true|page)"/g, '')
    .replaceAll(WORDS, (whole, before = '', id: string | undefined, words: string) => {
      if (words.trim() === '' || (before === '<title' && words.length > LONG)) return whole;
      const said = words.replaceAll(/<[^>]*>/g, '');
      const isNaming = naming === 'all' || (id !== undefined && naming.has(id));
      return `${before}>${isNaming ? numberOf(said.trim()) : 'x'}${words === said ? '' : '<bdi>'}${signsOf(said)}`;
    });
}

/** The elements whose words name another, by their ids; or all, where words are compared that stand elsewhere. */
function namingIn(html: string): ReadonlySet<string> | 'all' {
  // Words beside a picture may repeat what it is said to show.
  if (/ alt="[^"]*[^"\s]/.test(html)) return 'all';
  const ids = new Set(
    [...html.matchAll(/ aria-labelledby="([^"]*)"/g)].flatMap(([, all]) => all!.split(' ')),
  );
  const plain = [...html.matchAll(/ id="([^"]*)"[^<>]*>[^<]/g)].map(([, id]) => id!);
  return ids.isSubsetOf(new Set(plain)) ? ids : 'all';
}

/** Signs in words that might be read as something else. */
const signsOf = (words: string): string => [...words.replaceAll(ESCAPED, '').matchAll(/[&>][^ ]*/g)].join('');
