import { z } from 'zod';

export type Setting = {
  name: string;
  /** One sentence for `antipode config` and docs/self-hosting.md. */
  about: string;
  /** Shown as the default; the value used when it parses on its own. */
  preset: string;
  secret?: true;
  schema: z.ZodType<unknown, string>;
};

export const text = z.string();

/** A text that has to pass; `message` says what it must be. */
export const rule = (test: (value: string) => boolean, message: string) => text.refine(test, message);

/** Parts with commas between, each of which has to pass; `message` says what they must be. */
export const listed = (test: (part: string) => boolean, message: string) =>
  text
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((parts) => parts.every(test), message);
