import type { Hidden } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** The field in which an act on a line of a list sends the list's query along. */
const FIELD = 'list-as';
/** Parameters of a list's address for the result of an act or for the chosen rows: after another act they are out of date. */
const OVER = ['did', 'none', 'chosen', 'chosen-in', 'lang'];

/** The hidden field of an act on a line: the list as it is filtered and sorted, at its page. */
export function listAsIs({ url, method }: Pick<ProgrammeVisit, 'url' | 'method'>): Hidden {
  // A page that answers a post has no address of its own.
  const query = new URLSearchParams(method === 'GET' ? url.search : '');
  for (const name of OVER) query.delete(name);
  return { [FIELD]: query.toString() || undefined };
}

/** The address of the list as it was before an act on one of its lines. `always` are parameters that it always has. */
export async function listAsItWas(
  visit: Pick<ProgrammeVisit, 'form' | 'path'>,
  path: string,
  always: Readonly<Record<string, string>> = {},
): Promise<string> {
  const query = new URLSearchParams(((await visit.form()).get(FIELD) ?? '').slice(0, 1000));
  for (const [name, value] of Object.entries(always)) query.set(name, value);
  const text = query.toString();
  return visit.path(`${path}${text ? `?${text}` : ''}`);
}

/** A visit that draws the list as it was, after an act on one of its lines was refused. Without the field it uses the act's own address. */
export async function atListAsItWas(visit: ProgrammeVisit, path: string): Promise<ProgrammeVisit> {
  const isCarried = (await visit.form()).get(FIELD) !== null;
  const address = isCarried ? await listAsItWas(visit, path) : `${visit.path(path)}${visit.url.search}`;
  return { ...visit, url: new URL(address, visit.url), method: 'GET' };
}
