import type { RoomBrings } from '../brings.ts';
import { lapseImported } from './lapseImported.ts';
import { remindImported } from './remindImported.ts';
import { BY } from '../claim.ts';
import { purgeBefore } from './undoing/correctedBefore.ts';
import { forgetExcluded } from './undoing/forgetExcluded.ts';
import { forgetDrafts } from './drafts/forgetDrafts.ts';
import { workOnDraft } from './drafts/takeDraft.ts';
import { handsOut } from './handsOut.ts';
import { events, jobs } from './kinds.ts';

export const imports = {
  knows: ['log', 'mails', 'people', 'duplicates', 'forms', 'programmes', 'applications'],
  events,
  subjects: { import: { names: null } },
  jobs,
  works: { 'import-draft': workOnDraft },
  duties: [
    { name: 'remind imported people', run: remindImported },
    { name: 'let imported people lapse', run: lapseImported },
    { name: 'forget imports in preparation', run: forgetDrafts },
  ],
  claims: {
    import_before: {
      what: 'an application, and how its person is named, as they stood before a corrected file changed them, so that the import can be undone',
      who: { application_id: [{ of: 'application' }, 'gone'] },
      words: { answers: { by: 'goes with the row' }, person: { by: 'goes with the row' } },
      plain: ['import_digest'],
      ownData: 'importedBefore',
      round: 'gone',
      moves: { stays: 'what is done is done' },
      until: 'the import is undone, or the date of the round’s data',
    },
    import_draft: {
      what: 'who prepares an import, and what columns and words of their spreadsheet mean',
      who: { made_by: ['person', BY] },
      plain: ['name', 'headers', 'goals', 'choices', 'state', 'refused', 'checked'],
      ownData: { not: 'it goes within a week' },
      moves: { stays: 'an import that is only prepared' },
      until: 'seven days after somebody last touched it, or when they forget it',
    },
    import_draft_row: {
      what: 'rows of a spreadsheet that is prepared for an import',
      who: { address: ['address', 'gone'] },
      ownData: 'preparedRows',
      moves: { stays: 'an import that is only prepared' },
      until: 'seven days after somebody last touched the import, or when they forget it',
    },
    import_alike: {
      what: 'that somebody may be the person of a row in a spreadsheet that is prepared for an import, why, and what was said of that',
      who: { person_id: ['person', 'gone'] },
      merged: { stays: 'it goes with the import in preparation' },
      plain: ['evidence', 'said'],
      ownData: { not: 'it goes within a week' },
      moves: { stays: 'an import that is only prepared' },
      until: 'seven days after somebody last touched the import, or when they forget it',
    },
    import_heading: {
      moves: 'rows',
      nobody: 'what columns of spreadsheets with a heading hold',
      plain: ['heading', 'goal'],
    },
    import_word: {
      moves: 'rows',
      nobody: 'words of spreadsheets that an import did not understand, and what stands for them',
      plain: ['goal', 'folded', 'piece', 'stands_for'],
    },
    import_file: {
      moves: 'rows',
      nobody: 'which spreadsheet was read, by name and fingerprint',
      plain: ['sha256', 'name'],
    },
  },
  handsOut,
  forgets: { before: forgetExcluded },
  purges: purgeBefore,
} satisfies RoomBrings;
