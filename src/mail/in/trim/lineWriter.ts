import { BLANK, lineOf } from './lines.ts';
import type { MailLine, Origin } from './lines.ts';

/** Puts words into lines: joins spaces, puts blocks on lines of their own, and leaves at most one empty line between them. */
export function lineWriter() {
  const lines: MailLine[] = [];
  // Keep pieces, and what is known of them: looking through a long text at each addition would take quadratic time.
  let pieces: string[] = [];
  let origin: Origin = 'plain';
  let hasWords = false;
  let endsInSpace = true;
  let apart = false;

  const clear = (): void => {
    pieces = [];
    origin = 'plain';
    hasWords = false;
    endsInSpace = true;
  };
  const end = (): void => {
    const text = pieces.join('').replaceAll('\u00a0', ' ');
    const raw = text === '-- ' ? text : text.trimEnd();
    lines.push(raw === '' && origin === 'plain' ? BLANK : lineOf(raw, origin));
    clear();
  };
  const add = (more: string, from: Origin): void => {
    if (more === '') return;
    const isWord = more.trim() !== '';
    if (!hasWords) {
      if (origin !== from) pieces = [];
      origin = from;
    }
    if (isWord && apart) {
      if (lines.length > 0 && lines.at(-1)?.text !== '') lines.push(BLANK);
      apart = false;
    }
    pieces.push(more);
    hasWords ||= isWord;
    endsInSpace = more.endsWith(' ');
  };
  return {
    end,
    write(more: string, from: Origin, pre: boolean): void {
      if (pre) {
        more.split('\n').forEach((line, index) => {
          if (index > 0) end();
          add(line, from);
        });
        return;
      }
      const joined = more.replace(/[ \t\r\n\f]+/g, ' ');
      add(endsInSpace && joined.startsWith(' ') ? joined.slice(1) : joined, from);
    },
    block(stands: boolean): void {
      if (hasWords) end();
      else clear();
      apart ||= stands;
    },
    cut(): void {
      if (hasWords) end();
      else clear();
      lines.push({ raw: '', text: '', origin: 'cut' });
    },
    lines(): MailLine[] {
      if (hasWords) end();
      return lines;
    },
  };
}
