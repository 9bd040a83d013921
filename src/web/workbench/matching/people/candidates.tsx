import type { Alternative, Proposal, Who } from '../../../../rooms/pairing/index.ts';
import { Checkbox, Form, Of, PostButton, Select, Submit, Table, useView } from '../../../../ui/index.ts';
import { Person, Turns, Why } from './people.tsx';
import { fit } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';

interface List {
  me: Who;
  words: MatchWords;
  now: Date;
  action: string;
  published: boolean;
  /** The proposal the person is in. */
  mine: Proposal | null;
  /** Of the list of those without a partner that one came from. */
  query: string | undefined;
  takenBy: (row: Alternative) => string | null;
  href: (who: Who) => string;
  /** Whether the viewer may pair the two by hand. */
  pairs: (who: Who) => boolean;
}

export function Candidates({ rows, title, ...list }: List & { rows: readonly Alternative[]; title: string }) {
  const { t, lang } = useView();
  const { me, words, now, mine } = list;
  const together = (row: Alternative): boolean => mine !== null && row.proposal?.id === mine.id;
  return (
    <Table
      caption={title}
      hideCaption
      rows={rows}
      rowKey={({ who }) => who.application}
      empty={t('matching.person.nobody')}
      columns={[
        {
          key: 'person',
          label: t('matching.unplaced.person'),
          header: true,
          cell: (row) => (
            <>
              <Person who={row.who} words={words} now={now} href={list.href(row.who)} />
              <Turns turns={row.precedence.turns} />
              {row.proposal ? (
                <p class="aside">{t('matching.person.taken', { names: list.takenBy(row) ?? '' })}</p>
              ) : null}
            </>
          ),
        },
        {
          key: 'why',
          label: t('matching.proposals.why'),
          cell: (row) => <Why reasons={[row.reason]} people={[me, row.who]} words={words} />,
        },
        {
          key: 'fit',
          label: t('matching.proposals.fit'),
          numeric: true,
          cell: ({ reason }) => fit({ weight: reason.weight, reasons: [reason] }, lang),
        },
        {
          key: 'acts',
          label: t('matching.proposals.acts'),
          cell: (row) => {
            if (together(row) || !list.pairs(row.who)) return '–';
            const leave = !list.published && (row.proposal !== null || mine !== null);
            return (
              <PostButton
                action={list.action}
                hidden={{
                  first: String(me.application),
                  second: String(row.who.application),
                  leave: leave ? 'yes' : undefined,
                  ...fromOf(list),
                }}
              >
                {t(
                  list.published
                    ? 'matching.act.introduce'
                    : leave
                      ? 'matching.act.pair-leave'
                      : 'matching.act.pair',
                )}
                <Of>{row.who.name}</Of>
              </PostButton>
            );
          },
        },
      ]}
    />
  );
}

/** Somebody without a partner is followed by the next, once they have one. */
const fromOf = ({ mine, published, query }: Pick<List, 'mine' | 'published' | 'query'>) =>
  query !== undefined || (mine === null && !published) ? { from: 'unplaced', list: query } : {};

export function Trio({
  me,
  action,
  published,
  mine,
  query,
  options: allowed,
}: List & { options: readonly Alternative[] }) {
  const { t } = useView();
  const options = allowed.map(({ who }) => ({ value: String(who.application), label: who.name }));
  return (
    <section>
      <h2>{t('matching.person.trio')}</h2>
      <Form action={action} hidden={{ first: String(me.application), ...fromOf({ mine, published, query }) }}>
        <Select name="second" label={t('matching.person.second')} required options={options} />
        <Select name="third" label={t('matching.person.third')} required options={options} />
        {published ? null : <Checkbox name="leave" label={t('matching.person.leave')} />}
        <Submit kind="quiet">{t('matching.person.trio')}</Submit>
      </Form>
    </section>
  );
}
