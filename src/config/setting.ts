import { z } from 'zod';

export type Setting = {
  name: string;
  /** One sentence for `antipode config` and docs/self-hosting.md. */
  about: string;
  /** Shown as the default. The value is used if it parses on its own. */
  preset: string;
  secret?: true;
  schema: z.ZodType<unknown, string>;
};

export const text = z.string();

/** A text that must pass a test; `message` says what it must be. */
export const rule = (test: (value: string) => boolean, message: string) => text.refine(test, message);

/** Parts between commas, each of which must pass a test; `message` says what they must be. */
export const listed = (test: (part: string) => boolean, message: string) =>
  text
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((parts) => parts.every(test), message);
