/** "and" as a word of its own, and as Arabic writes it: on the next word. One space beside it is looked at, since a run of them would be tried from each. */
const AND = /(?<=\s)(?:and|y|et|und|&|\+|و)(?=\s)|(?<=\s)و(?=\p{L}{3})/iu;

/** The parts of a text that "and" joins, in the catalogue's languages. */
export const splitAtAnd = (text: string): string[] =>
  text
    .split(AND)
    .map((part) => part.trim())
    .filter((part) => part !== '');
