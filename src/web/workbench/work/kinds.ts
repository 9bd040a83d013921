import { keeper } from '../../../lib/keeper.ts';
import type { MatterKind } from '../../../rooms/kinds.ts';
import type { MatterScope } from '../../../rooms/matters/index.ts';
import type { Sees } from '../../../rooms/log/index.ts';
import type { Role } from '../../../rooms/people/index.ts';
import type { Brought, MatterPage } from '../../brings.ts';
import type { Visit } from '../../visit.ts';

/** A kind of matter opened by another version of the program stays on the list, for coordinators. */
const PLAIN: MatterPage = { path: () => '/workbench', roles: ['director', 'matcher'] };

export const matterPage = ({ matters }: Pick<Brought, 'matters'>, kind: string): MatterPage =>
  (matters as Readonly<Record<string, MatterPage>>)[kind] ?? PLAIN;

/** Whether matters of a kind can be taken, or ended, on the list itself. */
export function isDoneHere(brought: Pick<Brought, 'matters'>, kind: string, act: 'take' | 'end'): boolean {
  const { endsThere = false, isTakenHere = false } = matterPage(brought, kind);
  return !endsThere || (act === 'take' && isTakenHere);
}

type Asker = Pick<Visit, 'grants' | 'operator' | 'viewer' | 'brought'>;

const known = new WeakMap<Brought['matters'], (key: string, make: () => MatterScope) => MatterScope>();

/** The part of the work list that a visitor may see, by their roles. Returns the same object as long as the roles stay the same. */
export function scopeOf(asker: Asker): MatterScope {
  const { grants, operator, viewer, brought } = asker;
  const ofBrought = known.get(brought.matters) ?? keeper(200);
  known.set(brought.matters, ofBrought);
  const roles = grants.map(({ role, country }) => [role, country]);
  return ofBrought(JSON.stringify([roles, operator, viewer]), () => scopeBy(asker));
}

function scopeBy({ grants, operator, viewer, brought }: Asker): MatterScope {
  const roles = new Set<Role>(grants.map((grant) => grant.role));
  if (operator) roles.add('director');
  const pages = Object.entries(brought.matters) as [MatterKind, MatterPage][];
  const kinds = (seen: (page: MatterPage) => boolean): MatterKind[] =>
    pages.filter(([, page]) => seen(page)).map(([kind]) => kind);
  const kept = pages.flatMap(([kind, { sees }]): [MatterKind, Sees][] =>
    sees ? [[kind, sees(viewer)]] : [],
  );
  return {
    kinds: kinds((page) => page.roles.some((role) => role !== 'ambassador' && roles.has(role))),
    ofCountries: kinds((page) => page.roles.includes('ambassador')),
    countries: grants.flatMap((grant) => (grant.country ? [grant.country] : [])),
    subjects: Object.fromEntries(kept),
  };
}

/** The part of the work list whose matters the visitor may take, or end, on the list itself. */
export function actScope(visit: Asker, act: 'take' | 'end'): MatterScope {
  const scope = scopeOf(visit);
  const here = (kinds: readonly string[]) => kinds.filter((kind) => isDoneHere(visit.brought, kind, act));
  return { ...scope, kinds: here(scope.kinds), ofCountries: here(scope.ofCountries) };
}
