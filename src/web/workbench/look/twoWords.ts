import { ACCENTS, coloursOf } from '../../../rooms/programmes/index.ts';
import type { Accent } from '../../../rooms/programmes/index.ts';
import type { TwoWords } from '../../frame/overtaken.tsx';
import type { ProgrammeVisit } from '../../visit.ts';

/** The look as it stands now, and as the volunteer chose it. */
export function lookWords(
  { view: { t }, programme }: ProgrammeVisit,
  mine: { colours: Record<Accent, string>; logo: 'new' | 'none' | 'kept' },
): TwoWords[] {
  const now = coloursOf(programme.look).day;
  const has = programme.look.logo !== undefined;
  const logo = t(has ? 'ui.yes' : 'ui.no');
  return [
    ...ACCENTS.map((accent) => ({
      key: accent,
      label: t(`look.${accent}`),
      now: now[accent],
      mine: mine.colours[accent].toLowerCase(),
    })),
    {
      key: 'logo',
      label: t('look.logo'),
      now: logo,
      mine: mine.logo === 'kept' ? logo : t(mine.logo === 'new' ? 'look.logo-again' : 'ui.no'),
    },
  ];
}
