import type { Foreseen } from '../../../../rooms/applications/index.ts';
import type { Option } from '../../../../ui/index.ts';
import { useView } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import type { EachAct, Trial } from './acts.ts';

/** The outcome of an act on several before it is done. */
export interface Foresight {
  /** For how many of the chosen the act would be refused, by the reason in words. */
  refused: Foreseen;
  /** The numbers of those, when the act was tried. */
  left: readonly number[];
  trial: Trial | null;
}

/** The result of an act on the chosen things, as far as it is known beforehand; null when nothing is known. */
export async function foreseenOf(
  visit: ProgrammeVisit,
  { foresees, tries, refused }: EachAct,
  numbers: readonly number[],
  { choice, options }: { choice: string; options: readonly Option[] },
): Promise<Foresight | null> {
  const trial = (await tries?.(visit, numbers)) ?? null;
  if (!trial && !foresees) return null;
  const only = options.length === 1 ? options[0]!.value : choice;
  const found = trial ? countEach(trial.left.values()) : await foresees!.count(visit, numbers, only);
  const says = foresees?.says ?? refused;
  return {
    refused: new Map([...found].map(([reason, count]) => [says(visit.view, reason), count])),
    left: [...(trial?.left.keys() ?? [])],
    trial,
  };
}

/** How often each of the words occurs. */
export function countEach(words: Iterable<string>): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of words) found.set(one, (found.get(one) ?? 0) + 1);
  return found;
}

/** Whether the act can surely be done to none of the `count` chosen: then nothing is left to ask. */
export const isForNobody = (foreseen: Foresight | null, count: number): boolean =>
  foreseen !== null && sumOf(foreseen.refused) >= count;

const sumOf = (counts: Foreseen): number => [...counts.values()].reduce((sum, some) => sum + some, 0);

/** Says to how many of `count` things an act can be done, and to how many not, with the reasons. */
export function ForeseenRefusals({ count, foreseen }: { count: number; foreseen: Foreseen }) {
  const { t } = useView();
  const not = sumOf(foreseen);
  if (not === 0) return null;
  return (
    <>
      <p>{t('several.can', { can: count - not, not })}</p>
      <Counts counts={foreseen} />
    </>
  );
}

function Counts({ counts }: { counts: Foreseen }) {
  const { t, lang } = useView();
  const number = new Intl.NumberFormat(lang);
  return (
    <ul>
      {[...counts].map(([words, some]) => (
        <li key={words}>{t('ui.labelled', { label: number.format(some), value: words })}</li>
      ))}
    </ul>
  );
}

/** Says how much of the act can be undone: all of it, unless `stays` or a trial says otherwise. Mails of the act stay sent. */
export function TakenBackAfter({
  count,
  trial,
  stays,
  hasMails,
}: {
  count: number;
  trial: Trial | null;
  stays: Foreseen;
  hasMails: boolean;
}) {
  const { t } = useView();
  const rest = t(hasMails ? 'several.rest-back' : 'several.rest-back-unmailed');
  if (stays.size > 0)
    return (
      <>
        <p>{t('several.final', { count: sumOf(stays) })}</p>
        <Counts counts={stays} />
        {sumOf(stays) < count ? <p>{rest}</p> : null}
      </>
    );
  const stay = trial ? sumOf(trial.stay) : 0;
  const isPart = trial !== null && trial.tried < count;
  if (stay === 0 && !isPart)
    return <p>{t(hasMails ? 'several.back-at-once' : 'several.back-at-once-unmailed')}</p>;
  return (
    <>
      {stay > 0 ? (
        <>
          <p>{t('several.stay', { count: stay })}</p>
          <Counts counts={trial!.stay} />
        </>
      ) : null}
      {isPart ? <p>{t('several.tried', { count: trial.tried })}</p> : null}
      <p>{rest}</p>
    </>
  );
}
