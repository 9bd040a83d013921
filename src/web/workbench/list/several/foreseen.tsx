import type { Foreseen } from '../../../../rooms/applications/index.ts';
import type { Option } from '../../../../ui/index.ts';
import { useView } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import type { EachAct } from './acts.ts';

/** Of how many of the chosen an act would be refused, by the reason in words; null where nobody can tell, or of none. */
export async function foreseenOf(
  visit: ProgrammeVisit,
  { foresees, refused }: EachAct,
  numbers: readonly number[],
  { choice, options }: { choice: string; options: readonly Option[] },
): Promise<Foreseen | null> {
  if (!foresees) return null;
  const only = options.length === 1 ? options[0]!.value : choice;
  const found = await foresees.count(visit, numbers, only);
  const says = foresees.says ?? refused;
  return found.size === 0
    ? null
    : new Map([...found].map(([reason, count]) => [says(visit.view, reason), count]));
}

/** Says to how many of `count` an act can be done, and to how many not, with the reasons. */
export function ForeseenRefusals({ count, foreseen }: { count: number; foreseen: Foreseen }) {
  const { t, lang } = useView();
  const not = [...foreseen.values()].reduce((sum, some) => sum + some, 0);
  const number = new Intl.NumberFormat(lang);
  return (
    <>
      <p>{t('several.can', { can: count - not, not })}</p>
      <ul>
        {[...foreseen].map(([reason, some]) => (
          <li key={reason}>{t('ui.labelled', { label: number.format(some), value: reason })}</li>
        ))}
      </ul>
    </>
  );
}
