/** More questions than any script has. */
const FEWER = 100;

/** A chat and its question as one number: the subject of the reply address for that question. */
export const questionSubject = ({ chat, question }: { chat: number; question: number }): number =>
  chat * FEWER + question;

export const questionOf = (subject: number): { chat: number; question: number } => ({
  chat: Math.floor(subject / FEWER),
  question: subject % FEWER,
});
