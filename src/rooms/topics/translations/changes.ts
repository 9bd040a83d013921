import { diffWordsWithSpace } from 'diff';

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** After so many edits two texts count as wholly different. */
const MOST_EDITS = 2000;

/** The changes between two texts, word by word; words are found in every script. */
export function changesBetween(before: string, after: string, locale: string): Change[] {
  const parts = diffWordsWithSpace(before, after, {
    intlSegmenter: new Intl.Segmenter(locale, { granularity: 'word' }),
    maxEditLength: MOST_EDITS,
  });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return joined(
    parts.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })),
  );
}

/** Joins changed words that only a space separates into one change: first the removed words, then the added ones. */
function joined(changes: readonly Change[]): Change[] {
  const all: Change[] = [];
  let [removed, added] = ['', ''];
  const close = (): void => {
    if (removed.trim() !== '') all.push({ kind: 'removed', text: removed });
    if (added !== '') all.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  changes.forEach(({ kind, text }, index) => {
    const isOpen = removed !== '' || added !== '';
    const isBetween = kind === 'same' && isOpen && index + 1 < changes.length && /^[^\S\n]+$/u.test(text);
    if (kind === 'same' && !isBetween) {
      close();
      all.push({ kind, text });
    } else {
      if (kind !== 'added') removed += text;
      if (kind !== 'removed') added += text;
    }
  });
  close();
  return all;
}
