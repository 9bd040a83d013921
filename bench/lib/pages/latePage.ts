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
  let path = list;
  for (let page = 1; ; page++) {
    const text = page === 1 ? await read(port, path, session) : await readLate(port, path, session);
    const next = linkIn(text, 'next');
    if (page < wanted && next !== null) path = next;
    else if (page > 1) return { path, page };
    else throw new Error(`${list} has no second page: fill more, or nothing late is measured`);
  }
}

/** Reads a page of a list; fails when it is the first one, as an address that asks for no place there is answered with that. */
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
