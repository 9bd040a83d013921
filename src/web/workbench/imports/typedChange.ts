import { SAID_ALIKE } from '../../../rooms/imports/index.ts';
import type { DraftChange, ImportDraft } from '../../../rooms/imports/index.ts';
import type { PostedForm } from '../../request/bodies/form.ts';
import { numbersIn } from '../list/asked.ts';
import { NOTHING } from './unknownList.tsx';

const numbered = (name: string, pattern: RegExp): number[] | null => {
  const found = pattern.exec(name);
  return found ? found.slice(1).map(Number) : null;
};

/** The changes in a posted form about an import. Empty fields of words choose nothing yet. */
export function typedChange(form: PostedForm): DraftChange {
  const goals = new Map<number, string>();
  const choices: DraftChange['choices'][number][] = [];
  const again: DraftChange['again'][number][] = [];
  const cells: DraftChange['cells'][number][] = [];
  const alike: DraftChange['alike'][number][] = [];
  for (const [name, value] of form) {
    const [goal] = numbered(name, /^goal-(\d{1,3})$/) ?? [];
    if (goal !== undefined) goals.set(goal, value);
    const [word] = numbered(name, /^piece-(\d{1,3})$/) ?? [];
    if (word !== undefined) {
      const to = form.get(`nothing-${word}`) === 'yes' ? NOTHING : (form.get(`to-${word}`) ?? '').trim();
      const column = Number(form.get(`column-${word}`) ?? Number.NaN);
      if (to !== '' && Number.isInteger(column))
        choices.push({ column, piece: value, to: to === NOTHING ? '' : to });
    }
    const [asked] = numbered(name, /^again-(\d{1,3})$/) ?? [];
    if (asked !== undefined) again.push({ column: asked, piece: value });
    const [row, column] = numbered(name, /^cell-(\d{1,7})-(\d{1,3})$/) ?? [];
    if (row !== undefined && column !== undefined) cells.push({ row, column, text: value });
    const [pair] = numbered(name, /^alike-(\d{1,15})$/) ?? [];
    const said = SAID_ALIKE.find((one) => one === value);
    if (pair !== undefined && said) alike.push({ pair, said });
  }
  const rest = (['same', 'different'] as const).find((one) => one === form.get('alike-rest'));
  const own = new Set(alike.map(({ pair }) => pair));
  if (rest)
    for (const pair of numbersIn(form.getAll('alike-shown')))
      if (!own.has(pair)) alike.push({ pair, said: rest, isOfAll: true });
  const rows = (name: string): number[] =>
    form
      .getAll(name)
      .filter((one) => /^\d{1,7}$/.test(one))
      .map(Number);
  return {
    goals,
    choices,
    again,
    cells,
    alike,
    leftOut: rows('out'),
    takenIn: rows('in'),
    leaveRest: form.get('rest') === 'out',
  };
}

/** Whether a change would alter a draft. `known` holds the earlier decisions about its pairs. */
export function isNews(
  { goals, choices, again, cells, alike, leftOut, takenIn, leaveRest }: DraftChange,
  draft: Pick<ImportDraft, 'goals'>,
  known: readonly { id: number; said: string | null }[],
): boolean {
  const lists = [choices, again, cells, leftOut, takenIn];
  const before = new Map(known.map(({ id, said }) => [id, said]));
  return (
    leaveRest ||
    lists.some(({ length }) => length > 0) ||
    [...goals].some(([column, goal]) => goal !== draft.goals[column]) ||
    alike.some(({ pair, said }) => before.get(pair) !== said)
  );
}
