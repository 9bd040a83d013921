import type { UnmatchedReason } from '#matching';
import type { Unplaced, Who } from '../../../../rooms/pairing/index.ts';
import { Bar, ButtonLink, Of, Table, useView } from '../../../../ui/index.ts';
import { Person, Turns } from './people.tsx';
import { ruleInRun } from '../matchWords.ts';
import { relaxationLine } from '../runs/trialWords.ts';
import type { MatchWords } from '../matchWords.ts';

/** People without a partner: who took their candidates, the cheapest change that would help, and the change that costs nobody else. */
export function WaitingTable({
  rows,
  words,
  now,
  caption,
  empty,
  unknown,
  look,
}: {
  rows: readonly (Omit<Unplaced, 'turns'> & Partial<Pick<Unplaced, 'turns'>>)[];
  words: MatchWords;
  now: Date;
  caption: string;
  empty: string;
  /** Shown for a person whom no run has considered. */
  unknown: string;
  look: (who: Who) => string;
}) {
  const { t } = useView();
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ who }) => who.application}
      empty={empty}
      columns={[
        {
          key: 'person',
          label: t('matching.unplaced.person'),
          header: true,
          cell: ({ who, turns }) => (
            <>
              <Person who={who} words={words} now={now} />
              <Turns turns={turns ?? []} />
            </>
          ),
        },
        {
          key: 'blocks',
          label: t('matching.unplaced.blocks'),
          cell: ({ reasons }) => (reasons ? <Blocks reasons={reasons} /> : unknown),
        },
        {
          key: 'relax',
          label: t('matching.unplaced.relax'),
          cell: ({ reasons }) => cheapest(reasons, words),
        },
        {
          key: 'without-loss',
          label: t('matching.unplaced.without-loss'),
          cell: ({ reasons }) => withoutLoss(reasons, words),
        },
        {
          key: 'acts',
          label: t('matching.proposals.acts'),
          cell: ({ who }) => (
            <ButtonLink kind="quiet" href={look(who)}>
              {t('matching.unplaced.look')}
              <Of>{who.name}</Of>
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

/** The cheapest change that would help a person, in a sentence, or in short for a column. */
export function cheapest(
  reasons: UnmatchedReason | null,
  words: MatchWords,
  how: 'brief' | 'relax' = 'relax',
): string {
  if (!reasons) return '–';
  return reasons.reason === 'capped'
    ? words.view.t('matching.relax.wait')
    : relaxationLine(reasons.relaxation, words, how);
}

/** The change that would help a person and take nobody's partner, in words. */
export function withoutLoss(reasons: UnmatchedReason | null, words: MatchWords): string {
  if (reasons?.withoutLoss === undefined) return '–';
  if (reasons.withoutLoss) return relaxationLine(reasons.withoutLoss, words);
  return words.view.t(reasons.relaxation ? 'matching.relax.none-free' : 'matching.relax.none');
}

/** All obstacles for a person, with the number of people that each rule excludes. */
export function Blocks({ reasons }: { reasons: UnmatchedReason }) {
  const { t } = useView();
  return (
    <>
      <p>
        {reasons.reason === 'capped'
          ? t('matching.unplaced.capped', { ahead: reasons.ahead ?? 0 })
          : reasons.reason === 'noCandidate'
            ? t('matching.unplaced.noCandidate', { considered: reasons.considered })
            : t('matching.unplaced.allTaken', { candidates: reasons.candidates })}
      </p>
      <ul>
        {reasons.blocks.map(({ rule, took, alone }) => (
          <li key={rule}>
            {t('matching.unplaced.block', { rule: ruleInRun(rule, t), took, alone })}
            <Bar share={took / Math.max(1, reasons.considered)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The full reason why a person has no partner: all obstacles, and what would help. */
export function WhyNobody({ reasons, words }: { reasons: UnmatchedReason; words: MatchWords }) {
  const { t } = useView();
  return (
    <section aria-labelledby="why-nobody">
      <h2 id="why-nobody">{t('matching.unplaced.blocks')}</h2>
      <Blocks reasons={reasons} />
      <p>{t('ui.labelled', { label: t('matching.unplaced.relax'), value: cheapest(reasons, words) })}</p>
      <p>
        {t('ui.labelled', { label: t('matching.unplaced.without-loss'), value: withoutLoss(reasons, words) })}
      </p>
    </section>
  );
}
