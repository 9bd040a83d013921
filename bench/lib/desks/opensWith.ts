/** The queries of lists that are not opened with the second round alone. */
const OPENS: Readonly<Record<string, readonly string[]>> = {
  partnerships: ['round=1'],
  introduced: ['round=1'],
  unplaced: ['round=2', 'round=1'],
  mails: ['kind=introduction&occasion=round:1'],
};

/** The queries with which a list of the crowd is opened. The second round is to be matched; the first was introduced. */
export const opensWith = (list: string): readonly string[] => OPENS[list] ?? ['round=2'];

/** The path of a list for one of these queries. */
export const pathOf = (path: string, opens: string): string =>
  path.replace(':round', new URLSearchParams(opens).get('round') ?? '2');
