export { foundNotes } from './foundNotes.ts';
export { LONGEST_NOTE, keepNote, writeNote } from './writeNote.ts';
export { LONGEST_TAG, removeTag, tagPerson } from './tag.ts';
export { undoTagging, undoUntagging } from './undoTagging.ts';
export { roundOfNotes, taggedInOrder, taggedWith, tagsIn } from './queries.ts';
