import { docOf, idOf, idsOf, isOfType, isSameOrigin, listOf, textOf } from './json.ts';
import type { Doc } from './json.ts';
import { isPublic } from './audience.ts';
import { markdownOf } from './markdownOf.ts';

/** A note that a person wrote on another server. */
export interface Note {
  id: string;
  /** The address of its writer. */
  by: string;
  /** The address of the post it answers; '' for none. */
  parent: string;
  /** The addresses of its thread, if its server gives them. */
  contexts: string[];
  isPublic: boolean;
  /** The addresses of its audience and of everybody it mentions. */
  to: string[];
  words: string;
  /** Its hashtags in lower case, without the sign. */
  tags: string[];
  /** The time of writing, as its server says; null if unknown. */
  at: Date | null;
}

const TYPES = ['Note', 'Article', 'Page', 'Question', 'Image', 'Video', 'Event', 'Audio', 'Document'];

/**
 * Reads a note of another server. It must be on its writer's own server, and have one writer alone (FEP-fe34); otherwise, and for anything
 * that is not a note, null. The caller must trust the document: it came signed by that writer, or from its own address.
 */
export function readNote(doc: Doc, own: readonly string[] = []): Note | null {
  const id = idOf(doc);
  const [by = '', ...others] = idsOf(doc['attributedTo']);
  if (!isOfType(doc, ...TYPES) || others.length > 0 || !isSameOrigin(id, by)) return null;
  const mentions = listOf(doc['tag'])
    .map(docOf)
    .filter((tag) => tag !== null && isOfType(tag, 'Mention'))
    .map((tag) => idOf(tag?.['href']));
  return {
    id,
    by,
    parent: idOf(doc['inReplyTo']),
    contexts: [idOf(doc['context']), idOf(doc['conversation'])].filter((one) => one !== ''),
    isPublic: isPublic(doc),
    to: [...new Set([...idsOf(doc['to']), ...idsOf(doc['cc']), ...mentions])],
    words: saidIn(doc, own),
    tags: hashtagsOf(doc),
    at: timeOf(doc['published']),
  };
}

function hashtagsOf(doc: Doc): string[] {
  const names = listOf(doc['tag'])
    .map(docOf)
    .filter((tag) => tag !== null && isOfType(tag, 'Hashtag'))
    .map((tag) =>
      textOf(tag?.['name'], 200)
        .normalize('NFC')
        .replace(/^[#＃]/, '')
        .toLowerCase(),
    );
  return [...new Set(names.filter((name) => name !== ''))];
}

function timeOf(value: unknown): Date | null {
  const at = new Date(textOf(value, 60) || Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The title (a Note has none), the warning, the words and descriptions of pictures, in this order. */
function saidIn(doc: Doc, own: readonly string[]): string {
  const content = textOf(doc['content'], 500_000) || firstText(doc['contentMap']);
  const isPlain = textOf(doc['mediaType']) === 'text/plain' || textOf(doc['mediaType']) === 'text/markdown';
  const pictures = listOf(doc['attachment'], 16).map(docOf);
  const parts = [
    isOfType(doc, 'Note') ? '' : textOf(doc['name']),
    textOf(doc['summary']),
    isPlain ? asHtml(content) : content,
    ...pictures.map((picture) => asHtml(textOf(picture?.['name']))),
  ];
  return markdownOf(
    parts
      .filter((part) => part.trim() !== '')
      .map((part) => `<p>${part}</p>`)
      .join(''),
    { own, most: 4900 },
  );
}

const firstText = (map: unknown): string => {
  const [first] = Object.values(docOf(map) ?? {});
  return textOf(first, 500_000);
};

const asHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('');
