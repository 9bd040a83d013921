import { listFormat } from '../../i18n/intl.ts';
import type { OwnPartnership, Partner } from '../../rooms/partnerships/index.ts';
import { callOf } from '../../rooms/people/index.ts';
import type { View } from '../../ui/index.ts';

/** The reader's name for a partner. An erased partner has no name left. */
export function partnerName(partner: Pick<Partner, 'name' | 'called'>, t: View['t']): string {
  return callOf(partner) || t('partnership.former');
}

export function partnerNames(partners: readonly Partner[], { lang, t }: Pick<View, 'lang' | 't'>): string {
  return listFormat(lang, 'conjunction').format(partners.map((partner) => partnerName(partner, t)));
}

/** The partners to whom the reader can still write. */
export function presentPartners(own: OwnPartnership): Partner[] {
  return own.partners.filter((partner) => partner.leftAt === null);
}

/** The partners in the title; while the partnership goes on, only those still in it. */
export function namedPartners(own: OwnPartnership): Partner[] {
  return isOver(own) ? own.partners : presentPartners(own);
}

export function isOver(own: OwnPartnership): boolean {
  return own.state === 'ended' || own.me.leftAt !== null;
}
