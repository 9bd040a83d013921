import { metPartnerships } from '../../../rooms/partnerships/index.ts';
import { defineReply } from '../defineReply.ts';
import type { Block, MailTools } from '../define.ts';
import { applicationParts } from '../application/applicationParts.ts';
import { partnerNames } from '../partners/partnershipParts.ts';

/** The person's standing and next step, in answer to a mail that asked for these or changed them. `data.application`. */
export const standingMail = defineReply({
  kind: 'standing',
  wording: [
    'mail.standing.subject',
    'mail.standing.write',
    'mail.standing.no-pair',
    'mail.standing.help',
    'mail.application.tell-me',
  ],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (!found) return null;
    const { t, programme, when } = tools;
    const { standing, keptUntil } = found.stand;
    const title = t(`standing.${standing}.title`);
    return {
      subject: t('mail.standing.subject', { programme: programme.name, standing: title }),
      blocks: [
        found.hello,
        { p: `${title}. ${t(`standing.${standing}.lead`)}` },
        ...(standing === 'matched' ? await ownPartner(tools, found.application.round_id) : []),
        ...(keptUntil ? [{ p: t('standing.kept', { date: when(keptUntil) }) }] : []),
        ...found.why,
        ...(data.noPair && standing === 'waiting' ? [{ p: t('mail.standing.no-pair') }] : []),
        ...found.again,
        found.next,
        ...found.tell,
        found.status,
        { p: t('mail.standing.help') },
      ],
    };
  },
});

/** The partner, with the address at which a letter reaches them: the person may have lost the mail that introduced them. */
async function ownPartner(tools: MailTools, round: number): Promise<Block[]> {
  const { ctx, programme, person, t } = tools;
  const met = await metPartnerships(ctx, programme.id, person.id);
  const own = met.find((one) => one.round === round && one.state !== 'ended' && one.me.leftAt === null);
  if (!own) return [];
  const names = partnerNames(
    tools,
    own.partners.filter((partner) => partner.leftAt === null),
  );
  if (!tools.canReply) return [{ p: names }];
  return [{ link: t('mail.standing.write', { names }), href: tools.replyTo('letter', own.id) }];
}
