import { onOwnDatabase } from '../lib/desks/onOwnDatabase.ts';
import { mostIn } from '../lib/row.ts';
import type { Area } from '../lib/row.ts';
import type { CoordinatorCounts } from '../../test/stories/coordinatorStory.ts';

const most = mostIn('workbench');

interface Merged {
  differ: string[];
  tables: number;
  changed: number;
}

/** Counts a coordinator's clicks and screens in a browser without script. Also makes two addresses one person, and two people again. */
export const area: Area = {
  name: 'workbench',
  run: async () => {
    const counts = await onOwnDatabase<CoordinatorCounts>('story.ts');
    const { differ, tables, changed } = await onOwnDatabase<Merged>('mergeUndone.ts');
    const story =
      'a spreadsheet of 764 with faults and duplicates, matched and published, by a new coordinator';
    return [
      most('clicks of that story', counts.clicks, 'clicks', 60, story),
      most('screens of that story', counts.screens, 'screens', 20, story),
      most('five held comments', counts.heldComments, 'clicks', 2, 'from their list on, in the same browser'),
      most('why somebody has no partner', counts.whyUnplaced, 'clicks', 2, 'from today on'),
      most('a topic a week later', counts.weekLater, 'clicks', 3, 'from today on'),
      most(
        'tables that differ, but the log, after two addresses were made one and two again',
        differ.length,
        'tables',
        0,
        `${differ.join(', ') || 'none'} of ${tables}, in ${changed} of which something had changed`,
      ),
    ];
  },
};
