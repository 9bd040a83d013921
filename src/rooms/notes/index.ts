export { LONGEST_NOTE, keepNote, writeNote } from './writeNote.ts';
export { LONGEST_TAG, tagPerson, untagPerson } from './tag.ts';
export { undoTagging, undoUntagging } from './undoTagging.ts';
export { taggedInOrder, taggedWith, tagsIn } from './queries.ts';
