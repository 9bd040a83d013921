import { metPartnerships } from '../../../rooms/partnerships/index.ts';
import { defineReply } from '../define.ts';
import type { Block, MailScene } from '../define.ts';
import { applicationScene } from '../application/applicationParts.ts';
import { partnerNames } from '../partners/partnershipParts.ts';

/** The standing and the next step, in answer to a mail that asked for them or changed them. `data.application`. */
export const standingMail = defineReply({
  kind: 'standing',
  wording: ['mail.standing.subject', 'mail.standing.write', 'mail.standing.help', 'mail.application.tell-me'],
  compose: async (scene, data) => {
    const found = await applicationScene(scene, data);
    if (!found) return null;
    const { t, programme, when } = scene;
    const { standing, keptUntil } = found.stand;
    const title = t(`standing.${standing}.title`);
    return {
      subject: t('mail.standing.subject', { programme: programme.name, standing: title }),
      blocks: [
        found.hello,
        { p: `${title}. ${t(`standing.${standing}.lead`)}` },
        ...(standing === 'matched' ? await ownPartner(scene, found.application.round_id) : []),
        ...(keptUntil ? [{ p: t('standing.kept', { date: when(keptUntil) }) }] : []),
        ...found.why,
        found.next,
        ...found.tell,
        found.status,
        { p: t('mail.standing.help') },
      ],
    };
  },
});

/** The partner, with the address at which a letter reaches them: for somebody who has lost the mail that introduced them. */
async function ownPartner(scene: MailScene, round: number): Promise<Block[]> {
  const { ctx, programme, person, t } = scene;
  const met = await metPartnerships(ctx, programme.id, person.id);
  const own = met.find((one) => one.round === round && one.state !== 'ended' && one.me.leftAt === null);
  if (!own) return [];
  const names = partnerNames(
    scene,
    own.partners.filter((partner) => partner.leftAt === null),
  );
  if (!scene.canReply) return [{ p: names }];
  return [{ link: t('mail.standing.write', { names }), href: scene.replyTo('letter', own.id) }];
}
