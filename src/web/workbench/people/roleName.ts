import { regionName } from '../../../lib/world/countries.ts';
import type { Role } from '../../../rooms/people/index.ts';
import type { View } from '../../../ui/index.ts';

/** "ambassador (Nigeria)", in the reader's language. */
export function roleName(view: Pick<View, 't' | 'lang'>, role: Role, country: string | null): string {
  const name = view.t(`role.${role}`);
  return country ? `${name} (${regionName(view.lang, country)})` : name;
}
