/** A page of a list, and its number from 1 on. */
export interface LatePage {
  path: string;
  page: number;
}

/**
 * Reads `wanted` pages into a list, or to its last page if it is shorter. It follows the links to the next page, because nobody can make up
 * the places in their addresses. Fails if there is only one page, since that would say nothing about late ones.
 */
export async function latePage(
  port: number,
  list: string,
  { session, wanted }: { session: string; wanted: number },
): Promise<LatePage> {
  let path = list;
  for (let page = 1; ; page++) {
    const text = page === 1 ? await read(port, path, session) : await readLate(port, path, session);
    const next = linkIn(text, 'next');
    if (page < wanted && next !== null) path = next;
    else if (page > 1) return { path, page };
    else throw new Error(`${list} has no second page: fill more, or nothing late is measured`);
  }
}

/** Reads a later page of a list. Fails if the answer is the first page, which any address with an unknown place gets. */
export async function readLate(port: number, path: string, session?: string): Promise<string> {
  const text = await read(port, path, session);
  if (linkIn(text, 'prev') === null) throw new Error(`${path} answers the first page of its list`);
  return text;
}

async function read(port: number, path: string, session?: string): Promise<string> {
  const headers: Record<string, string> = session === undefined ? {} : { cookie: `session=${session}` };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'error', headers });
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  return answer.text();
}

function linkIn(text: string, rel: 'prev' | 'next'): string | null {
  const [, href] = new RegExp(`<a rel="${rel}" href="([^"]+)"`).exec(text) ?? [];
  if (href === undefined) return null;
  const { pathname, search } = new URL(href.replaceAll('&amp;', '&'), 'http://127.0.0.1');
  return pathname + search;
}
