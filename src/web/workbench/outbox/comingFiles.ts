import { comingGroups, comingReaders } from '../../../rooms/outbox/index.ts';
import type { ComingGroup, ComingReader } from '../../../rooms/outbox/index.ts';
import { pick } from '../../../lib/text/texts.ts';
import { allTopics } from '../../../rooms/topics/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { TakenColumn } from '../list/taking/downloadTable.ts';
import { taking } from '../list/taking/taking.ts';
import { kindName } from './acts.tsx';

/** All rows at once: they are calculated, not read. */
const whole =
  <Row>(rows: Row[]) =>
  () =>
    Promise.resolve({ rows, previous: null, next: null });

interface Nth {
  nth: number;
  group: ComingGroup;
}

/** Saves as a file which mails are to come, when, and to how many people. */
export const takeComingOut = taking<Nth>(async (visit) => {
  const groups = await comingGroups(visit.ctx, visit.programme.id);
  const titles = new Map(
    (await allTopics(visit.ctx, visit.programme.id)).map(({ id, title, source_locale: source }) => [
      id,
      pick(title, visit.view.lang, source),
    ]),
  );
  const more: TakenColumn<Nth>[] = [
    { key: 'mail', value: ({ group: { kind } }) => kindName(visit.view, kind) },
    { key: 'kind', value: ({ group: { kind } }) => kind },
    { key: 'round', value: ({ group: { round } }) => round.number },
    { key: 'topic', value: ({ group: { topic } }) => (topic === null ? null : (titles.get(topic) ?? null)) },
    { key: 'count', value: ({ group: { count } }) => count },
    { key: 'from', value: ({ group: { from } }) => from.toISOString() },
    { key: 'until', value: ({ group: { until } }) => until.toISOString() },
  ];
  const rows = groups.map((group, at) => ({ nth: at + 1, group }));
  return { list: { name: 'coming', columns: [], rowKey: ({ nth }) => nth }, page: whole(rows), more };
});

/** The coming mail that an address names. */
export function comingAsked(url: URL): { kind: string; round: number; topic: number | null } {
  const asked = url.searchParams;
  const topic = asked.get('topic');
  return {
    kind: asked.get('kind') ?? '',
    round: Number(asked.get('round')),
    topic: topic ? Number(topic) : null,
  };
}

/** Saves as a file who gets such a mail, and when; null when no such mail is to come. */
export const takeReadersOut = taking<ComingReader>(async (visit: ProgrammeVisit, url) => {
  const all = { from: 0, most: Number.MAX_SAFE_INTEGER };
  const found = await comingReaders(visit.ctx, visit.programme.id, comingAsked(url), all);
  if (!found) return null;
  const more: TakenColumn<ComingReader>[] = [
    { key: 'to', value: ({ name }) => name },
    { key: 'language', value: ({ locale }) => locale },
    { key: 'when', value: ({ at }) => at.toISOString() },
    { key: 'zone', value: ({ zone }) => zone },
    { key: 'gathered', value: ({ isGathered }) => isGathered },
  ];
  return {
    list: { name: 'coming-readers', columns: [], rowKey: ({ person }) => person },
    page: whole(found.readers),
    more,
  };
});
