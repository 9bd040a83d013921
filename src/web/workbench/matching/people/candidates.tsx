import type { Alternative, Proposal, Who } from '../../../../rooms/pairing/index.ts';
import {
  Bdi,
  Checkbox,
  Details,
  Form,
  Of,
  PostButton,
  Select,
  Submit,
  Table,
  clockTime,
  useView,
} from '../../../../ui/index.ts';
import { Turns, Why } from './people.tsx';
import { ruleNames } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { pairColumns } from '../proposals/pairColumns.tsx';

interface List {
  me: Who;
  words: MatchWords;
  now: Date;
  action: string;
  published: boolean;
  /** The proposal in which the person is. */
  mine: Proposal | null;
  /** The query of the list of people without a partner from which the reader came. */
  query: string | undefined;
  takenBy: (row: Alternative) => string | null;
  href: (who: Who) => string;
  /** Whether the viewer may pair the two by hand. */
  pairs: (who: Who) => boolean;
}

/** The proposal columns that say what two people share. Their places stand below the names. Beside a list there is room for one column. */
const SAID = { alone: new Set(['language', 'awake', 'meet', 'fit']), beside: new Set(['fit']) };

/**
 * People with whom a person could be paired, two lines each. The first says what the two share, as proposals do; the second how the
 * candidate stands, with the reasons in sentences behind it.
 */
export function Candidates({ rows, title, ...list }: List & { rows: readonly Alternative[]; title: string }) {
  const view = useView();
  const { t } = view;
  const { me, words, mine } = list;
  const together = (row: Alternative): boolean => mine !== null && row.proposal?.id === mine.id;
  const pairs = rows.map((row) =>
    Object.assign(row, { people: [me, row.who], reasons: [row.reason], weight: row.reason.weight }),
  );
  const shown = SAID[list.query === undefined ? 'alone' : 'beside'];
  const said = pairColumns<(typeof pairs)[number]>(view, words).common.filter(({ key }) => shown.has(key));
  return (
    <Table
      caption={title}
      hideCaption
      rows={pairs}
      rowKey={({ who }) => who.application}
      empty={t('matching.person.nobody')}
      inTwoLines
      asList
      under={(row) => (
        <Details
          summary={
            <>
              <b>{t('matching.proposals.why')}</b>
              <Of>{row.who.name}</Of> · <Standing row={row} {...list} />
            </>
          }
        >
          <Turns turns={row.precedence.turns} />
          <Why reasons={row.reasons} people={row.people} words={words} />
        </Details>
      )}
      columns={[
        {
          key: 'person',
          label: t('matching.unplaced.person'),
          header: true,
          line: true,
          cell: ({ who }) => (
            <a href={list.href(who)}>
              <Bdi>{who.name}</Bdi>
            </a>
          ),
        },
        ...said,
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

/** The rules that prevent the pair, whether the candidate comes first, where they are and what time it is there, and their partner. */
function Standing({ row, words, now, takenBy }: List & { row: Alternative }) {
  const { t, lang } = useView();
  const { who, broken, precedence, proposal } = row;
  const said = [
    precedence.first > 0 ? t('matching.person.first-in-turn') : '',
    who.country ? words.country(who.country) : '',
    who.zone ? t('matching.proposals.now', { time: clockTime(lang, who.zone, now) }) : '',
    proposal ? t('matching.person.taken', { names: takenBy(row) ?? '' }) : '',
  ];
  return (
    <>
      {broken.length > 0 ? <strong>{ruleNames(broken, words)} · </strong> : null}
      {said.filter(Boolean).join(' · ')}
    </>
  );
}

/** After a person without a partner is paired, the next one follows. */
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
