const MB = 1024 * 1024;

/** Most octets of a document. */
export const DOCUMENT_BYTES = 5 * MB;

/** Most files with a letter, the octets of all of them together as stored, and the octets that one person may send in a day. */
export const LETTER_FILES = { most: 6, bytes: 15 * MB, aDay: 60 * MB };

/** The kinds of documents that are passed on, by the ending that their files get: the media type of each, and its other endings. */
export const DOCUMENTS = {
  pdf: { type: 'application/pdf', endings: [] },
  txt: { type: 'text/plain', endings: ['md', 'csv', 'tsv'] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: [] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: [] },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: [] },
  odt: { type: 'application/vnd.oasis.opendocument.text', endings: [] },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', endings: [] },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', endings: [] },
  doc: { type: 'application/msword', endings: [] },
  xls: { type: 'application/vnd.ms-excel', endings: [] },
  ppt: { type: 'application/vnd.ms-powerpoint', endings: [] },
} as const satisfies Record<string, { type: string; endings: readonly string[] }>;

export type DocumentKind = keyof typeof DOCUMENTS;

/** Every ending that the file of a document may have. */
export const DOCUMENT_ENDINGS: readonly string[] = [
  ...Object.keys(DOCUMENTS),
  ...Object.values(DOCUMENTS).flatMap(({ endings }) => endings),
];

const TYPES: ReadonlySet<string> = new Set(Object.values(DOCUMENTS).map(({ type }) => type));

/** Whether a stored file is a document. Documents are offered only as a download. */
export const isDocument = (type: string): boolean => TYPES.has(type);
