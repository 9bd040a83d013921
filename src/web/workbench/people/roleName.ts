import type { Role } from '../../../rooms/people/index.ts';
import type { View } from '../../../ui/index.ts';

/** "ambassador (Nigeria)", in the reader's language. */
export function roleName(view: Pick<View, 't' | 'lang'>, role: Role, country: string | null): string {
  const name = country ? new Intl.DisplayNames(view.lang, { type: 'region' }).of(country) : undefined;
  return name ? `${view.t(`role.${role}`)} (${name})` : view.t(`role.${role}`);
}
