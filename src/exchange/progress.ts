/** The step of long work: checking a file (counted in octets), copying tables, or reading them again (both counted in tables). */
export type Step = 'check' | 'copy' | 'compare';

/** Tells the progress of a step, for the person who waits. */
export type Progress = (step: Step, done: number, total: number) => void;
