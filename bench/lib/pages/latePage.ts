/** A page of a list, and its number from 1 on. */
export interface LatePage {
  path: string;
  page: number;
}

/**
 * The page of a list that lies `wanted` pages in, or its last when it has fewer: reached along the links to what comes next, as lists are paged by places that
 * nobody can make up. Fails when there is no other page than the first, since measuring that one would tell nothing of late ones.
 */
export async function latePage(
  port: number,
  list: string,
  { session, wanted }: { session: string; wanted: number },
): Promise<LatePage> {
  const origin = `http://127.0.0.1:${port}`;
  const cookie = `session=${session}`;
  let path = list;
  for (let page = 1; ; page++) {
    const answer = await fetch(`${origin}${path}`, { redirect: 'error', headers: { cookie } });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`page ${page} of ${list} answers ${answer.status}: ${path}`);
    if (page > 1 && linkIn(text, 'prev') === null)
      throw new Error(`${path} answers the first page of ${list}, not page ${page}`);
    const next = linkIn(text, 'next');
    if (page < wanted && next !== null) path = next;
    else if (page > 1) return { path, page };
    else throw new Error(`${list} has no second page: fill more, or nothing late is measured`);
  }
}

function linkIn(text: string, rel: 'prev' | 'next'): string | null {
  const [, href] = new RegExp(`<a rel="${rel}" href="([^"]+)"`).exec(text) ?? [];
  if (href === undefined) return null;
  const { pathname, search } = new URL(href.replaceAll('&amp;', '&'), 'http://127.0.0.1');
  return pathname + search;
}
