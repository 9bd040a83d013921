/** The progress of long work: a file is checked (in octets), tables are copied, and read again (in tables). */
export type Step = 'check' | 'copy' | 'compare';

/** Tells the progress of a step, for the person who waits. */
export type Progress = (step: Step, done: number, total: number) => void;
