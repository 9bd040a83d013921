/** People's messages to the imagined programme, oldest first: from participants, and from somebody outside. */
export const sampleMessages: readonly {
  from: 'participant' | { name: string; address: string };
  body: string;
  /** A volunteer's answer; a message without one still waits. */
  answer?: string;
}[] = [
  {
    from: 'participant',
    body: 'Hello, my partner and I would like to go on after the round. Is that allowed?\n\nThank you for bringing us together.',
    answer:
      'Hello,\n\nThat is the best thing we can hear. Yes, of course: at the end both of you are asked whether you want to stay in touch, and if both say yes you get each other’s addresses.\n\nKind regards\nOlga',
  },
  {
    from: { name: 'Henrike Aalto', address: 'henrike.aalto@reading.example' },
    body: 'I run the library of a small music school. Your pages say “librarians”, and I never studied it. May I apply all the same, and when does the next round begin?',
  },
  {
    from: 'participant',
    body: 'I will be travelling without a net for two weeks from Monday. How do I tell my partner, so that nobody worries?',
  },
];
