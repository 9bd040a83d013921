const EMPTIED = { by: 'emptied by pieces, the newest first' } as const;

/** The fate of who wrote words in public, once they are erased. */
export const PUBLIC_AUTHOR = [
  'person',
  { stays: 'what was public is a former participant’s; what nobody has seen yet goes' },
] as const;

/** The fate of words that stood in public, whose writer is erased. */
export const PUBLIC_WORDS = {
  name: EMPTIED,
  before: EMPTIED,
  reason: EMPTIED,
  message_id: EMPTIED,
  body: {
    stays:
      'what was public, for those who answered, unless they take it along; what was hidden or taken back goes',
  },
  html: { stays: 'as the words do' },
  state: { stays: 'whether it is shown' },
  channel: { stays: 'whether it came by mail' },
  locale: { stays: 'the language it is in' },
  held_for: { stays: 'why it waited for a moderator' },
} as const;
