import { Bdi, Flash, safeHref, useView } from '../../ui/index.ts';
import type { NoteKey } from '../visit.ts';
import { ownPath } from './ownPath.ts';

/** The thing a note is about, where it is shown on the page of something else: its name, and the path of its own page while it has one. */
export interface NoteOf {
  name: string;
  href?: string;
}

/** Characters of a name that go along. */
const LONGEST = 80;
const NOWHERE = '-';

/** A note as the browser keeps it until the next page. */
export const keptNote = (note: NoteKey, of?: NoteOf): string =>
  of ? `${note} ${of.href ?? NOWHERE} ${of.name.slice(0, LONGEST).toWellFormed()}` : note;

/** A note from the page before, behind the name of what it is about. */
export function NoteFlash({ kept }: { kept: string }) {
  const { t, rich } = useView();
  const [note, href, ...name] = kept.split(' ');
  const said = t(`note.${note as NoteKey}`);
  if (!href || name.length === 0) return <Flash>{said}</Flash>;
  const called = <Bdi>{name.join(' ')}</Bdi>;
  const label = href === NOWHERE ? called : <a href={safeHref(ownPath(href, '/'))}>{called}</a>;
  return <Flash>{rich('ui.labelled', { label, value: said })}</Flash>;
}
