/** A script has fewer questions. */
const FEWER = 100;

/** A question of a chat as one number: what the address for answers to it is about. */
export const questionSubject = ({ chat, question }: { chat: number; question: number }): number =>
  chat * FEWER + question;

export const questionOf = (subject: number): { chat: number; question: number } => ({
  chat: Math.floor(subject / FEWER),
  question: subject % FEWER,
});
