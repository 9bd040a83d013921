import { Bdi, Flash, PostButton, safeHref, useView } from '../../ui/index.ts';
import type { NoteKey } from '../visit.ts';
import { ownPath } from './ownPath.ts';

/** Details of a note that the next page shows. */
export interface NoteOf {
  /** The name of the thing, when another thing's page shows the note; `href` is the path of the thing's own page, while it has one. */
  name?: string;
  href?: string;
  /** How many things the note is about. */
  count?: number;
  /** Further notes after this one, each with its count. */
  and?: readonly (readonly [NoteKey, number])[];
  /** The path whose post undoes the last act. */
  undo?: string;
}

/** The most characters of a name in a note. */
const LONGEST = 80;

/** A note as the browser keeps it until the next page. */
export const keptNote = (note: NoteKey, of?: NoteOf): string =>
  of
    ? `${note} ${JSON.stringify({ ...of, ...(of.name === undefined ? {} : { name: of.name.slice(0, LONGEST).toWellFormed() }) })}`
    : note;

/** The paths that undo. The button below a note posts to no other path, whatever a browser was made to keep. */
const UNDOING = /^\/p\/[^/]+\/workbench\/log\/\d{1,15}\/undoing$/;

/** Reads the note that a browser kept. A browser may send anything. */
function readOf(text: string): NoteOf {
  try {
    const { name, href, count, and, undo } = JSON.parse(text) as Record<string, unknown>;
    return {
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof href === 'string' ? { href: ownPath(href, '/') } : {}),
      ...(typeof count === 'number' ? { count } : {}),
      ...(Array.isArray(and) ? { and: and.filter(isNoteWithCount) } : {}),
      ...(typeof undo === 'string' && UNDOING.test(undo) ? { undo: ownPath(undo, '/') } : {}),
    };
  } catch {
    return {};
  }
}

const isNoteWithCount = (one: unknown): one is readonly [NoteKey, number] =>
  Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'number';

/** A note of the page before, after the name of its thing. Its button undoes the act and leads back to `here`. */
export function NoteFlash({ kept, here }: { kept: string; here?: string | undefined }) {
  const { t, rich } = useView();
  const space = kept.indexOf(' ');
  const note = (space < 0 ? kept : kept.slice(0, space)) as NoteKey;
  const { name, href, count = 0, and = [], undo } = space < 0 ? {} : readOf(kept.slice(space + 1));
  const said = [[note, count] as const, ...and]
    .map(([one, many]) => t(`note.${one}`, { count: many }))
    .join(' ');
  const called = name === undefined ? null : <Bdi>{name}</Bdi>;
  const label = href === undefined ? called : <a href={safeHref(href)}>{called}</a>;
  const words = called === null ? said : rich('ui.labelled', { label, value: said });
  if (undo === undefined) return <Flash>{words}</Flash>;
  return (
    <Flash>
      <p>{words}</p>
      <PostButton action={undo} hidden={here === undefined ? {} : { to: here }}>
        {t('log.undo')}
      </PostButton>
    </Flash>
  );
}
