/** All queries that the links and fields of a list's page offer: filters and orders; '' for the list as it opens. */
export interface Wishes {
  filters: string[];
  sorts: string[];
}

/** Values for fields with a day and with a number. */
const BOUNDS = new Map([
  ['date', '2027-01-08'],
  ['number', '3'],
]);

/** How many values of a filter are tried, from the first on. */
const TRIED = 3;

/** `searches` are the words for each search field. */
export function wishesOf(html: string, path: string, searches: readonly string[]): Wishes {
  const linked = [...html.matchAll(/ href="([^"]+)"/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'http://localhost'))
    .filter((url) => url.pathname.endsWith(path))
    .map(({ searchParams }) => searchParams);
  const sorts = linked.flatMap((query) => query.get('sort') ?? []);
  const views = linked
    .filter((query) => !['after', 'before', 'lang', 'size', 'sort'].some((name) => query.has(name)))
    .map((query) => {
      query.delete('round');
      return query.toString();
    });
  const form = /<details class="filters">.*?<\/details>/s.exec(html)?.[0] ?? '';
  const chosen = [...form.matchAll(/<select\b[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].flatMap(
    ([, name = '', options = '']) =>
      name === 'round'
        ? []
        : [...options.matchAll(/<option\b[^>]* value="([^"]+)"/g)]
            .slice(0, TRIED)
            .map(([, value = '']) => new URLSearchParams({ [name]: value }).toString()),
  );
  const typed = [...form.matchAll(/<input\b[^>]* name="([^"]+)"[^>]*>/g)].map(([field, name = '']) => ({
    name,
    type: /type="([^"]+)"/.exec(field)?.[1],
  }));
  const searched = typed
    .filter(({ type }) => type === 'search')
    .flatMap(({ name }) => searches.map((words) => new URLSearchParams({ [name]: words }).toString()));
  const bounds = typed.flatMap(({ name, type = '' }): [string, string][] => {
    const value = BOUNDS.get(type);
    return value === undefined ? [] : [[name, value]];
  });
  // Each bound is tried alone, and all of them together.
  const within = [...bounds.map((bound) => [bound]), bounds].map((some) =>
    new URLSearchParams(some).toString(),
  );
  const filters = [...new Set(['', ...views, ...chosen, ...searched, ...within])];
  // Combines a view with a choice, and with a search.
  const [view] = views.filter(Boolean).slice(-1);
  const both = [chosen.at(-1), searched.at(0)].flatMap((other) =>
    view && other ? [`${view}&${other}`] : [],
  );
  return {
    filters: [...filters, ...both],
    sorts: [
      '',
      ...new Set(sorts.flatMap((sort) => [sort, sort.startsWith('-') ? sort.slice(1) : `-${sort}`])),
    ],
  };
}

/** The query of a list's next page, from the links at its foot. */
export const onward = (html: string): string | undefined =>
  /<a rel="next" href="[^"?]*\?([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
