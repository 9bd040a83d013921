import { DATE_KINDS } from '../../../rooms/programmes/index.ts';
import type { Round, WallDate } from '../../../rooms/programmes/index.ts';
import type { View } from '../../../ui/index.ts';
import { inEachLanguage } from '../../frame/overtaken.tsx';
import type { TwoWords } from '../../frame/overtaken.tsx';
import type { Plan } from './plan.ts';

/** The dates of a round, or its name and rhythm, as they stand now and as somebody typed them. */
export function twoWords({ t }: View, part: 'dates' | 'name', now: Round, mine: Plan): TwoWords[] {
  if (part === 'name')
    return [
      ...inEachLanguage('label', t('rounds.desk.name'), now.label, mine.label),
      { key: 'rhythm', label: t('rounds.desk.rhythm'), now: String(now.rhythm_days), mine: mine.rhythm },
    ];
  return DATE_KINDS.map((kind) => ({
    key: kind,
    label: t(`round.date.${kind}`),
    now: said(now.dates[kind]),
    mine: said(mine.dates[kind]),
  }));
}

const said = ({ wall, zone }: WallDate): string => `${wall.replace('T', ' ')} ${zone}`;
