/** The queries of lists that do not open in the round which applications come to alone. */
const OPENS: Readonly<Record<string, readonly string[]>> = {
  partnerships: ['round=1'],
  introduced: ['round=1'],
  unplaced: ['round=2', 'round=1'],
  mails: ['kind=introduction&occasion=round:1'],
};

/** The queries that a list of the crowd is opened with: the second round is to be matched, the first was introduced. */
export const opensWith = (list: string): readonly string[] => OPENS[list] ?? ['round=2'];

/** The path of a list as a query opens it. */
export const pathOf = (path: string, opens: string): string =>
  path.replace(':round', new URLSearchParams(opens).get('round') ?? '2');
