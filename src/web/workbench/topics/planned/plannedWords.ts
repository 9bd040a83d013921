import type { PlannedTopic } from '../../../../rooms/topics/index.ts';
import type { View } from '../../../../ui/index.ts';
import type { TwoWords } from '../../../frame/overtaken.tsx';

/** The day of a planned topic, or its writer with a day, as typed. */
export type TypedPlan = { day: string } | { writer: Pick<PlannedTopic, 'writer' | 'draftDue'> };

/** The typed values, to stay in the fields of the form. */
export const typedIn = (
  typed: TypedPlan | undefined,
): Partial<{ day: string; writer: number | null; draftDue: string | null }> =>
  typed && 'writer' in typed ? typed.writer : (typed ?? {});

/** The typed values beside the present ones. */
export function plannedWords(
  { t }: View,
  row: PlannedTopic,
  writers: readonly { id: number; name: string }[],
  typed: TypedPlan,
): TwoWords[] {
  if ('day' in typed) return [{ key: 'day', label: t('topics.desk.day'), now: row.day, mine: typed.day }];
  const nameOf = (writer: number | null): string => writers.find(({ id }) => id === writer)?.name ?? '';
  const { writer, draftDue } = typed.writer;
  return [
    { key: 'writer', label: t('topics.writer'), now: nameOf(row.writer), mine: nameOf(writer) },
    { key: 'due', label: t('topics.draft-due'), now: row.draftDue ?? '', mine: draftDue ?? '' },
  ];
}
