import { LONGEST_REASON, foreseeLeaving, foreseeNoReturn } from '../../../rooms/applications/index.ts';
import { LONGEST_NOTE, LONGEST_TAG, roundOfNotes } from '../../../rooms/notes/index.ts';
import { countProposed, foreseeMoves, roundsAfter } from '../../../rooms/pairing/index.ts';
import { roundById, roundByNumber, roundName, roundsOf } from '../../../rooms/programmes/index.ts';
import type { KeysOf } from '../../../i18n/locales.ts';
import type { Option, View } from '../../../ui/index.ts';
import { coordinators } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { EachAct } from '../list/several/acts.ts';
import { roundListed } from '../roundChoice.tsx';

/** Rounds after the list's round that take applications. */
async function laterRounds(
  { ctx, programme, view }: ProgrammeVisit,
  query: URLSearchParams,
): Promise<readonly Option[]> {
  const own = await roundByNumber(ctx, programme.id, Number(query.get('round')));
  const rounds = own ? await roundsAfter(ctx, programme.id, own.id) : [];
  return rounds.map((round) => ({
    value: String(round.id),
    label: roundName(round, view, programme.source_locale),
  }));
}

/** Says why an act on an application was refused. */
export const refused = ({ t }: View, reason: string): string =>
  t(`applications.refused.${reason as KeysOf<'applications.refused'>}`);

const ofPerson = ({ t }: View, reason: string): string =>
  t(`notes.refused.${reason === 'was-so' || reason === 'no-round' ? reason : 'unknown'}`);

/** Moves several applications to a later round. */
export const moveOn = ({ t }: View): EachAct => ({
  key: 'move-on',
  kind: 'applications-moved',
  audience: coordinators,
  mail: 'application-moved',
  choice: { label: t('person.move-to'), options: laterRounds, none: t('person.move-none') },
  refused: ({ t }, reason) => t(`person.move-refused.${reason as KeysOf<'person.move-refused'>}`),
  foresees: {
    count: ({ ctx, programme }, applications, round) =>
      foreseeMoves(ctx, { programme: programme.id, applications, round: Number(round) || null }),
  },
});

/** The round with whose data notes and tags on several people are deleted: the round of the list, or that of `roundOfNotes`. */
const kept = {
  everybody: async ({ ctx, programme, view }) => {
    const id = await roundOfNotes(ctx, programme.id, null);
    const round = id === null ? null : await roundById(ctx, programme.id, id);
    if (!round) return view.t('notes.refused.no-round');
    return view.t('notes.kept-each', { round: roundName(round, view, programme.source_locale) });
  },
  people: async ({ ctx, programme, view }, query) => {
    const round = roundListed(query, await roundsOf(ctx, programme.id));
    return view.t('notes.kept', { round: round ? roundName(round, view, programme.source_locale) : '' });
  },
} satisfies Record<string, NonNullable<EachAct['kept']>>;

/** Acts that give several people, directly or by their applications, a tag or the same note. */
export const aboutPeople = ({ t }: View, of: 'everybody' | 'people'): EachAct[] => [
  {
    key: 'tag',
    kind: `${of}-tagged`,
    audience: coordinators,
    kept: kept[of],
    text: { label: t('notes.tag'), help: t('notes.tag-help'), most: LONGEST_TAG, isLine: true },
    refused: ofPerson,
  },
  {
    key: 'note',
    kind: `${of}-noted`,
    audience: coordinators,
    kept: kept[of],
    text: { label: t('notes.note'), help: t('several.note-help'), most: LONGEST_NOTE },
    refused: ofPerson,
  },
];

const stays: NonNullable<EachAct['stays']> = ({ ctx, programme }, applications) =>
  foreseeNoReturn(ctx, { programme: programme.id, applications });

/** Says for how many the act would be refused, in words that are true before it. */
const leaves = (to: 'withdrawn' | 'declined'): NonNullable<EachAct['foresees']> => ({
  count: ({ ctx, programme }, applications) =>
    foreseeLeaving(ctx, { programme: programme.id, applications }, to),
  says: (view, reason) => (reason === 'state' ? view.t('several.out-already') : refused(view, reason)),
});

/** Says how many are in a proposal: undoing the act does not make the proposals again. */
const notes: NonNullable<EachAct['notes']> = async ({ ctx, programme, view }, applications) => {
  const count = await countProposed(ctx, { programme: programme.id, applications });
  return count === 0 ? '' : view.t('several.proposed', { count });
};

/** Acts that take several people out of a round, by their own wish or not. */
export const leaving = ({ t }: View): EachAct[] => [
  {
    key: 'withdraw',
    kind: 'applications-withdrawn',
    audience: coordinators,
    grave: true,
    mail: 'application-withdrawn',
    refused,
    foresees: leaves('withdrawn'),
    stays,
    notes,
  },
  {
    key: 'decline',
    kind: 'applications-declined',
    audience: coordinators,
    grave: true,
    mail: 'application-declined',
    text: {
      label: t('applications.decline-why'),
      help: t('several.decline-help'),
      most: LONGEST_REASON,
    },
    refused,
    foresees: leaves('declined'),
    stays,
    notes,
  },
];
