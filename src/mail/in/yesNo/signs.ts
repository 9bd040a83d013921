/** Signs that mean yes, no or thanks in every language. */
export const SIGNS = {
  yes: ['👍', '✅', '✔', '☑'],
  no: ['👎', '❌'],
  courtesies: ['🙂', '😊', '😀', '😃', '😄', '😁', '☺', ':)'],
} as const;
