import { applicationTo } from '../../../rooms/applications/index.ts';
import { leftOutKey, lookingOf } from '../../../rooms/pairing/index.ts';
import type { Looking } from '../../../rooms/pairing/index.ts';
import { dayRange } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import type { Block, MailTools } from '../define.ts';
import { partnerNamed, partnerNames, partnershipParts } from './partnershipParts.ts';
import type { PartnershipParts } from './partnershipParts.ts';

/**
 * A partner has left: said kindly, without the reason, with what comes next. `data.partnership`; `data.person` who left; `data.goesOn`;
 * `data.another`: whether the partner who left stays in the round.
 */
export const partnerLeftMail = defineMail({
  kind: 'partner-left',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.partner-left.subject',
    'mail.partner-left.body',
    'mail.partner-left.round',
    'mail.partner-left.no-reason',
    'mail.partner-left.goes-on',
    'mail.partner-left.next',
    'mail.partner-left.again',
  ],
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data, { evenApart: true });
    const name = found ? partnerNamed(found, data.person, tools) : null;
    if (!found || name === null) return null;
    const { t, when } = tools;
    const left = found.own.partners.find((partner) => partner.person === data.person);
    // It was undone before the mail left, so nothing has happened.
    if (!left?.leftAt) return null;
    const values = { ...found.values, name };
    const { ctx, programme, person } = tools;
    const looking = data.goesOn ? null : await lookingOf(ctx, { programme: programme.id, person: person.id });
    const staying = found.own.partners.filter((partner) => partner.leftAt === null);
    return {
      subject: t('mail.partner-left.subject', values),
      blocks: [
        { p: t(data.another ? 'mail.partner-left.body' : 'mail.partner-left.round', values) },
        { p: t('mail.partner-left.no-reason') },
        ...(data.goesOn
          ? [
              { p: t('mail.partner-left.goes-on', { names: partnerNames(tools, staying) }) },
              { button: t('mail.partner-left.open'), href: found.page },
            ]
          : [
              ...(looking ? lookedFor(looking, tools) : []),
              { p: t('mail.partner-left.next', { date: when(found.round.dates.ends.dueAt) }) },
              { button: t('mail.partner-left.status'), href: await statusPage(tools, found) },
            ]),
      ],
    };
  },
});

/** When another partner is looked for. Somebody who is away reads instead why they are left out. */
function lookedFor({ nextAt, leftOut }: Looking, { t, when, locale }: MailTools): Block[] {
  if (!nextAt) return [];
  if (!leftOut) return [{ p: t('mail.partner-left.again', { date: when(nextAt) }) }];
  return [{ p: t(leftOutKey(leftOut), { date: dayRange(locale, leftOut.until, leftOut.until) }) }];
}

async function statusPage(
  { ctx, programme, person, link, url }: MailTools,
  found: PartnershipParts,
): Promise<string> {
  const application = await applicationTo(ctx, programme.id, found.own.round, person.id);
  return application ? link('status', String(application.id)) : url('/status');
}
