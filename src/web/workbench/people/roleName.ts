import { regionName } from '../../../lib/world/countries.ts';
import type { Grant, Role } from '../../../rooms/people/index.ts';
import type { View } from '../../../ui/index.ts';

/** "ambassador (Nigeria)", in the reader's language. */
export function roleName(view: Pick<View, 't' | 'lang'>, role: Role, country: string | null): string {
  const name = view.t(`role.${role}`);
  return country ? `${name} (${regionName(view.lang, country)})` : name;
}

/** The same for a saved file, whatever its reader's language: "ambassador NG". */
export const roleTaken = ({ role, country }: Pick<Grant, 'role' | 'country'>): string =>
  [role, country].filter(Boolean).join(' ');

/** All roles of a person; '' for none. */
export const rolesSaid = (
  view: Pick<View, 't' | 'lang'>,
  roles: readonly Pick<Grant, 'role' | 'country'>[],
): string =>
  new Intl.ListFormat(view.lang, { type: 'unit' }).format(
    roles.map(({ role, country }) => roleName(view, role, country)),
  );
