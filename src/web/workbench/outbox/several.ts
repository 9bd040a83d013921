import { mailGroups, sentGroups } from '../../../rooms/outbox/index.ts';
import type { KeysOf } from '../../../i18n/locales.ts';
import type { View } from '../../../ui/index.ts';
import { directors } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { EachAct, Several } from '../list/several/acts.ts';
import { SHOWN, groupsAsked } from './asked.ts';

const refused = ({ t }: View, reason: string): string =>
  t(`outbox.refused.${reason as KeysOf<'outbox.refused'>}`);

/** The most characters of the reason for removing mails. */
const LONGEST_WHY = 200;

/** Asks for the reason for removing mails, which may be left out. */
export const whyOut = (t: View['t']): NonNullable<EachAct['text']> => ({
  label: t('outbox.why'),
  help: t('outbox.why-help'),
  most: LONGEST_WHY,
  isLine: true,
  isFree: true,
});

/** Acts of directors on the mails of several occasions at once, as on the page of each. */
export const severalOccasions: Several = {
  subject: 'mail-group',
  acts: ({ t }) => [
    { key: 'hold', kind: 'occasions-held', audience: directors, lead: t('outbox.several.hold'), refused },
    {
      key: 'release',
      kind: 'occasions-released',
      audience: directors,
      lead: t('outbox.several.release'),
      refused,
    },
    {
      key: 'take-out',
      kind: 'occasions-dropped',
      audience: directors,
      grave: true,
      lead: t('outbox.several.take-out'),
      text: whyOut(t),
      refused,
    },
    {
      key: 'bring-back',
      kind: 'occasions-restored',
      audience: directors,
      lead: t('outbox.several.bring-back'),
      refused,
    },
  ],
  found: (visit, url, most) => allOf(visit, url, most),
};

async function allOf(visit: ProgrammeVisit, url: URL, most: number): Promise<number[]> {
  const { shown, kind } = groupsAsked(visit, url);
  const [whose, lang] = [[visit.ctx, visit.programme.id, visit.viewer] as const, visit.view.lang];
  const states = SHOWN[shown];
  const { rows } = states
    ? await mailGroups(...whose, states, lang, { kind, size: most })
    : await sentGroups(...whose, lang, { kind, size: most });
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}
