import type { Id, Insight } from '#matching';
import type { Who } from '../../../../rooms/pairing/index.ts';
import { Bar, Details, Notice, useView } from '../../../../ui/index.ts';

type Barrier = Insight['barrier'];

/** The most people that a list names; of the others it only gives the number. */
const MOST_NAMES = 200;

/** Says in plain words and in a picture why no pairing could leave fewer people without a partner, and which people that concerns. */
export function BarrierNotice({
  barrier,
  trios,
  people,
  note,
}: {
  barrier: Barrier;
  trios: number;
  people: ReadonlyMap<number, Who>;
  /** The computation that found the barrier. */
  note?: string | undefined;
}) {
  const { t } = useView();
  const { needed, groups, unmatched } = barrier;
  if (unmatched === 0) return null;
  const many = groups.flat();
  return (
    <Notice title={t('matching.barrier.title')}>
      <p>{barrierLine(barrier, t)}</p>
      {needed.length > 0 && groups.every((group) => group.length === 1) ? (
        <Picture many={many.length} few={needed.length} />
      ) : null}
      {trios > 0 ? <p>{t('matching.barrier.trios', { trios })}</p> : null}
      <Names title={t('matching.barrier.many')} ids={many} people={people} />
      {needed.length > 0 ? (
        <Names title={t('matching.barrier.few-who')} ids={needed} people={people} />
      ) : null}
      {note ? <p class="aside">{note}</p> : null}
    </Notice>
  );
}

/** The people whose names the notice shows. */
export const barrierNames = ({ groups, needed }: Barrier): Id[] => [
  ...shownOf(groups.flat()),
  ...shownOf(needed),
];

type Translate = ReturnType<typeof useView>['t'];

/** "These 120 people can only be paired with 70 others, so at least 50 must stay over." */
function barrierLine({ needed, groups, unmatched }: Barrier, t: Translate): string {
  const many = groups.reduce((sum, group) => sum + group.length, 0);
  if (groups.some((group) => group.length > 1))
    return groups.length === 1 && needed.length === 0
      ? t('matching.barrier.odd', { many })
      : t('matching.barrier.groups', { many, groups: groups.length, few: needed.length, unmatched });
  return needed.length === 0
    ? t('matching.barrier.nobody', { many })
    : t('matching.barrier.few', { many, few: needed.length, unmatched });
}

/** Two bars to scale: the people who need a partner, and the people with whom they could be paired. The numbers stand beside the bars. */
function Picture({ many, few }: { many: number; few: number }) {
  const { t, lang } = useView();
  const number = new Intl.NumberFormat(lang);
  const bars = [
    ['bar-many', many],
    ['bar-few', few],
    ['bar-over', many - few],
  ] as const;
  return (
    <ul>
      {bars.map(([key, value]) => (
        <li key={key}>
          {number.format(value)} {t(`matching.barrier.${key}`)}
          <Bar share={key === 'bar-over' ? 1 : value / many} from={key === 'bar-over' ? few / many : 0} />
        </li>
      ))}
    </ul>
  );
}

/** The ids of a list whose names are shown. */
export const shownOf = <T extends Id>(ids: readonly T[]): T[] => ids.slice(0, MOST_NAMES);

/** The names of people, folded under a line with their number. */
export function Names({
  title,
  ids,
  people,
}: {
  title: string;
  ids: readonly Id[];
  people: ReadonlyMap<number, Who>;
}) {
  const { lang } = useView();
  const shown = shownOf(ids).flatMap((id) => people.get(Number(id))?.name || []);
  return (
    <Details summary={`${title} (${new Intl.NumberFormat(lang).format(ids.length)})`}>
      <ul>
        {shown.map((name, index) => (
          <li key={index}>
            <bdi>{name}</bdi>
          </li>
        ))}
        {shown.length < ids.length ? <li>…</li> : null}
      </ul>
    </Details>
  );
}
