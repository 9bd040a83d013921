import { agreementIn, saidTerms } from '../../../../rooms/partnerships/index.ts';
import type { Agreement, AgreementVersion, Terms } from '../../../../rooms/partnerships/index.ts';
import type { Block, MailTools } from '../../define.ts';
import { namesOf, presentPartners } from '../partnerBlocks.ts';
import { partnerNamed, partnershipParts } from '../partnershipParts.ts';
import type { PartnershipParts } from '../partnershipParts.ts';

/** A running partnership with its agreement; null when it is over, or not the reader's. */
export async function agreementParts(
  tools: MailTools,
  data: { partnership: number },
): Promise<(PartnershipParts & { agreement: Agreement }) | null> {
  const found = await partnershipParts(tools, data);
  if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
  const names = namesOf(tools, presentPartners(found.own));
  const agreement = await agreementIn(tools.ctx, tools.programme.id, found.own);
  return { ...found, values: { ...found.values, names }, agreement };
}

/** How often, by what means and in which language, as a list. */
export function termsBlock({ locale: lang, t }: MailTools, terms: Terms): Block {
  const { howOften, means, language } = saidTerms(terms, { lang, t });
  const line = (term: 'how-often' | 'means' | 'language', value: string): string =>
    t('mail.agreement.line', { term: t(`agreement.${term}`), value });
  return { list: [line('how-often', howOften), line('means', means), line('language', language)] };
}

/** The name of the member who proposed a version, or asked to talk about it again; null when they are gone. */
export function byWhom(
  found: PartnershipParts,
  { sides }: AgreementVersion,
  what: 'proposed' | 'reopenedAt',
  tools: MailTools,
): string | null {
  const side = sides.find((one) => one[what]);
  return side ? partnerNamed(found, side.person, tools) : null;
}
