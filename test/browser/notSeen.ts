/** Pages that answer with a picture or a file, and pages about things that a published demo lacks. */
export const NOT_SEEN = new Set([
  'site /dev/live/events',
  'site /dev/mail/:id/source',
  'programme /workbench/inbox/:id/pictures/:picture',
  'programme /workbench/lists/:list/acts/:act',
  'programme /workbench/matching/:number/people/:application',
  'programme /workbench/networks/blocked-people.csv',
  'programme /workbench/networks/blocks.csv',
  'programme /workbench/topics/:id/picture/file',
  'programme /workbench/topics/:id/preview/:locale/card.png',
]);
