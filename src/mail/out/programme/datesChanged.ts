import { DATE_KINDS, phaseOf, roundById, roundSaid } from '../../../rooms/programmes/index.ts';
import { applicationParts } from '../application/applicationParts.ts';
import type { ApplicationParts } from '../application/applicationParts.ts';
import { defineForMany } from '../define.ts';
import type { Block, MailTools } from '../define.ts';

/** Standings of people whom the dates still concern. */
const ON_THE_WAY = new Set([
  'draft',
  'invited',
  'late',
  'unconfirmed',
  'confirmed',
  'asked',
  'available',
  'matching',
]);

/** Tells everyone who applied to a round which of its dates have moved, and to when, and what that means for their standing. */
export const datesChanged = defineForMany({
  kind: 'dates-changed',
  canWait: true,
  wording: [
    'mail.dates-changed.subject',
    'mail.dates-changed.body',
    'mail.dates-changed.still',
    'mail.dates-changed.link',
  ],
  compose: async (tools, data) => {
    const { ctx, programme, locale, t, when, url } = tools;
    if (data.round === 0) return null;
    const round = await roundById(ctx, programme.id, data.round);
    const phase = phaseOf(round, ctx.clock.now());
    if (phase === 'cancelled' || phase === 'ended') return null;
    const kinds = DATE_KINDS.filter((kind) => data.kinds.includes(kind));
    const name = roundSaid(round, { lang: locale, t }, programme.source_locale);
    return {
      subject: t('mail.dates-changed.subject', { round: name, programme: programme.name }),
      blocks: [
        { p: t('mail.dates-changed.body', { round: name, programme: programme.name }) },
        {
          times: kinds.map((kind) => ({
            label: t(`round.date.${kind}`),
            value: when(round.dates[kind].dueAt),
          })),
        },
        ...standOf(
          tools,
          data.application ? await applicationParts(tools, { application: data.application }) : null,
        ),
        { link: t('mail.dates-changed.link'), href: url(`/rounds/${round.number}`) },
      ],
    };
  },
});

function standOf({ t }: MailTools, found: ApplicationParts | null): Block[] {
  const standing = found?.stand.standing;
  if (!found || !standing || !ON_THE_WAY.has(standing)) return [];
  return [
    { heading: t(`standing.${standing}.title`) },
    { p: t(`standing.${standing}.lead`) },
    ...(standing === 'available' ? [{ p: t('mail.dates-changed.still') }] : []),
    found.next,
    found.status,
  ];
}
