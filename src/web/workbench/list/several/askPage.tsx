import { Bdi, Form, Heading, Notice, Submit, ErrorSummary } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { namesOf } from './acts.ts';
import type { EachAct, Several } from './acts.ts';
import { AskFields, optionsOf } from './askFields.tsx';
import type { TypedAnswers } from './askFields.tsx';
import { ForeseenRefusals, TakenBackAfter, foreseenOf, isForNobody } from './foreseen.tsx';

/** The most names that the page says; of the others it gives the number. */
const NAMED = 12;

export interface Asking {
  list: string;
  several: Several;
  act: EachAct;
  numbers: readonly number[];
  /** Whether they are all that the filters of `query` find. */
  isAll: boolean;
  query: string;
  /** When the list was shown. */
  seen: number;
  answers?: TypedAnswers;
}

/** Says before an act what will happen: to how many, with some names, and which mails follow. */
export async function askPage(
  visit: ProgrammeVisit,
  back: string,
  { list, several, act, numbers, isAll, query, seen, answers = { text: '', choice: '' } }: Asking,
  trouble: { isChanged?: boolean; error?: { name: 'choice' | 'text'; message: string } } = {},
): Promise<Response> {
  const { view, brought } = visit;
  const { t } = view;
  const count = numbers.length;
  const options = await optionsOf(visit, act, query);
  const kept = await act.kept?.(visit, new URLSearchParams(query));
  const foreseen = await foreseenOf(visit, act, numbers, { choice: answers.choice, options });
  const note = (await act.notes?.(visit, numbers)) ?? '';
  const first = answers.choice || (options[0]?.value ?? '');
  const stay = [...((await act.stays?.(visit, numbers, first)) ?? [])];
  const stays = new Map(stay.map(([reason, some]) => [act.refused(view, reason), some]));
  const left = foreseen?.left ?? [];
  // Things that would be left as they are get named, wherever they stand among the chosen.
  const some = [...new Set([...numbers.slice(0, NAMED), ...left])];
  const names = await namesOf(visit, several, some);
  const whyNot = (id: number): string => {
    const reason = foreseen?.trial?.left.get(id);
    return reason === undefined ? '' : act.refused(view, reason);
  };
  const hasMails = act.mail !== undefined || act.lead !== undefined;
  const isImpossible = act.choice?.none !== undefined && options.length === 0;
  const isForNone = !act.choice && isForNobody(foreseen, count);
  const title = t(`several.${act.key}.ask`, { count });
  const { error } = trouble;
  return visit.page({
    title,
    workbench: brought.lists.get(list)!.desk,
    status: error || trouble.isChanged ? 422 : 200,
    body: (
      <>
        <Heading>{title}</Heading>
        <ErrorSummary errors={error ? [error] : []} />
        {trouble.isChanged ? <Notice kind="trouble" title={t('several.changed')} /> : null}
        <ul>
          {some.map((id) => (
            <li key={id}>
              <Bdi>{names(id) || t('log.former')}</Bdi>
              {whyNot(id) ? (
                <>
                  {' '}
                  · <em>{whyNot(id)}</em>
                </>
              ) : null}
            </li>
          ))}
          {count > some.length ? <li>{t('several.more', { count: count - some.length })}</li> : null}
        </ul>
        {isForNone ? <ForeseenRefusals count={count} foreseen={foreseen!.refused} /> : null}
        {isImpossible || isForNone ? null : (
          <>
            <p>
              {act.lead ??
                (act.mail ? t('several.mail', { about: t(`mail.${act.mail}.about`) }) : t('several.no-mail'))}
            </p>
            {kept ? <p>{kept}</p> : null}
            {note ? <p>{note}</p> : null}
            {foreseen ? <ForeseenRefusals count={count} foreseen={foreseen.refused} /> : null}
            {count > 1 ? <p>{t('several.each')}</p> : null}
            <TakenBackAfter count={count} trial={foreseen?.trial ?? null} stays={stays} hasMails={hasMails} />
          </>
        )}
        {isImpossible || isForNone ? (
          <p>
            {act.choice?.none} <a href={back}>{t('several.back')}</a>
          </p>
        ) : (
          <Form
            action={visit.path(`/workbench/lists/${list}/several`)}
            hidden={{
              act: act.key,
              which: isAll ? 'all' : 'chosen',
              query,
              seen: String(seen),
              count: String(count),
              chosen: isAll ? undefined : numbers.join(','),
            }}
          >
            <AskFields act={act} options={options} answers={answers} error={error} />
            <Submit kind={act.grave ? 'grave' : 'main'} or={{ href: back, label: t('several.back') }}>
              {t(`several.${act.key}`)}
            </Submit>
          </Form>
        )}
      </>
    ),
  });
}
