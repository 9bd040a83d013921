import { Select, TextArea, TextField } from '../../../../ui/index.ts';
import type { Option } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import type { EachAct } from './acts.ts';

/** The answers that an act asks for, as typed. */
export interface TypedAnswers {
  text: string;
  choice: string;
}

/** The options of an act, for a list with this query. */
export const optionsOf = async (
  visit: ProgrammeVisit,
  act: EachAct,
  query: string,
): Promise<readonly Option[]> => (act.choice ? act.choice.options(visit, new URLSearchParams(query)) : []);

/** The answer that an act still lacks: its field, and what to say there; null when it has all. */
export async function lacksOf(
  visit: ProgrammeVisit,
  act: EachAct,
  { text, choice, query }: TypedAnswers & { query: string },
): Promise<{ name: 'choice' | 'text'; message: string } | null> {
  const { t } = visit.view;
  const options = await optionsOf(visit, act, query);
  if (act.choice && !options.some(({ value }) => value === choice))
    return {
      name: 'choice',
      message: (options.length === 0 ? act.choice.none : undefined) ?? t('several.no-choice'),
    };
  if (!act.text || (act.text.isFree && text === '')) return null;
  if (text === '') return { name: 'text', message: t('several.no-text') };
  return [...text].length > act.text.most
    ? { name: 'text', message: t('several.long-text', { most: act.text.most }) }
    : null;
}

/** The fields for the answers that an act asks for: a choice, or words. */
export function AskFields({
  act,
  options,
  answers: { text, choice },
  error,
}: {
  act: EachAct;
  options: readonly Option[];
  answers: TypedAnswers;
  error: { name: 'choice' | 'text'; message: string } | undefined;
}) {
  const errorAt = (name: 'choice' | 'text') => (error?.name === name ? error.message : undefined);
  const words = act.text;
  const field = words
    ? {
        name: 'text',
        label: words.label,
        help: words.help,
        value: text,
        error: errorAt('text'),
        maxLength: words.most,
        required: !words.isFree,
      }
    : null;
  return (
    <>
      {act.choice ? (
        <Select
          name="choice"
          label={act.choice.label}
          options={options}
          value={choice}
          error={errorAt('choice')}
          required
        />
      ) : null}
      {field ? words?.isLine ? <TextField {...field} /> : <TextArea {...field} rows={4} /> : null}
    </>
  );
}
