import type { ShownAgain } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { Of, PostButton, Table } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPath } from '../matchingPage.tsx';
import { fit, ruleNames, seenIn } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { peopleColumn, Why } from '../people/people.tsx';

/** The proposals among people who wait: the reasons for each, what makes one impossible, and a button that introduces them. */
export function ToSee({
  visit,
  round,
  proposals,
  words,
}: {
  visit: ProgrammeVisit;
  round: Round;
  proposals: readonly ShownAgain[];
  words: MatchWords;
}) {
  const { t, lang } = visit.view;
  const goes = proposals.filter(({ untrue }) => untrue === null).length;
  const namesOf = ({ people }: ShownAgain): string => words.names(people.map(({ name }) => name));
  const act = (one: ShownAgain, noun: string): string =>
    matchingPath(visit, round, `/proposals/${one.id}/${noun}`);
  return (
    <>
      <Table
        caption={t('matching.again.count', { count: proposals.length })}
        rows={proposals}
        rowKey={({ id }) => id}
        columns={[
          peopleColumn(
            t,
            {
              words,
              now: visit.ctx.clock.now(),
              href: (who) => matchingPath(visit, round, `/people/${who.application}`),
            },
            (one: ShownAgain) => (
              <p class="aside">
                {[one.locked ? t('matching.proposals.locked') : '', untrueLine(one, words)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            ),
          ),
          {
            key: 'why',
            label: t('matching.proposals.why'),
            cell: (one) => <Why reasons={one.reasons} people={one.people} words={words} />,
          },
          {
            key: 'fit',
            label: t('matching.proposals.fit'),
            numeric: true,
            cell: (one) => fit(one, lang),
          },
          {
            key: 'acts',
            label: t('matching.proposals.acts'),
            cell: (one) => (
              <>
                <PostButton action={act(one, one.locked ? 'lock/removal' : 'lock')}>
                  {t(one.locked ? 'matching.act.unlock' : 'matching.act.lock')}
                  <Of>{namesOf(one)}</Of>
                </PostButton>
                <PostButton action={act(one, 'parting')} hidden={seenIn(one)}>
                  {t('matching.act.part')}
                  <Of>{namesOf(one)}</Of>
                </PostButton>
              </>
            ),
          },
        ]}
      />
      {goes > 0 ? (
        <PostButton action={matchingPath(visit, round, '/again/introductions')} kind="grave">
          {t('matching.again.go', { count: goes })}
        </PostButton>
      ) : null}
    </>
  );
}

function untrueLine({ untrue }: ShownAgain, words: MatchWords): string {
  const { t } = words.view;
  if (untrue === null) return '';
  return untrue === 'left'
    ? t('matching.again.left')
    : t('matching.again.broken', { things: ruleNames([untrue], words) });
}
