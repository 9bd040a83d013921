import { isolate } from '../../../i18n/translate.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { partnershipOf } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership, Partner } from '../../../rooms/partnerships/index.ts';
import { roundById, roundSaid } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { MailTools } from '../define.ts';
import { namesOf } from './partnerBlocks.ts';

export interface PartnershipParts {
  own: OwnPartnership;
  round: Round;
  /** Values for every mail about a partnership: `reader`, `round`, and `names` of all partners, erased ones included. */
  values: { reader: string; round: string; names: string };
  /** The button's address: it signs the reader in and opens the partnership's page. */
  page: string;
}

/**
 * The partnership of a mail, as its recipient sees it; null when it is not theirs. Nothing may pass between members who are kept apart:
 * then null, too, except for mails that say nothing of another member (`evenApart`).
 */
export async function partnershipParts(
  tools: MailTools,
  data: { partnership: number },
  { evenApart = false }: { evenApart?: boolean } = {},
): Promise<PartnershipParts | null> {
  const { ctx, programme, person, locale, t, link } = tools;
  const own = await partnershipOf(ctx, programme.id, person.id, data.partnership);
  if (!own || (own.apartAt && !evenApart)) return null;
  const round = await roundById(ctx, programme.id, own.round);
  return {
    own,
    round,
    values: {
      reader: isolate(callOf(person)),
      round: isolate(roundSaid(round, { lang: locale, t }, programme.source_locale)),
      names: partnerNames(tools, own.partners),
    },
    page: link('partnership', String(own.id)),
  };
}

/** The names of partners; "a former participant" for those who were erased. */
export function partnerNames(tools: Pick<MailTools, 'locale' | 't'>, partners: readonly Partner[]): string {
  const former = tools.t('partnership.former');
  return namesOf(
    tools,
    partners.map((partner) => (callOf(partner) ? partner : { ...partner, name: former })),
  );
}

export function partnerNamed(
  found: PartnershipParts,
  person: number,
  tools: Pick<MailTools, 'locale' | 't'>,
): string | null {
  const partner = found.own.partners.find((one) => one.person === person);
  return partner ? partnerNames(tools, [partner]) : null;
}
