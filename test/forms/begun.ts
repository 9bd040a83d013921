export const TYPED = 'A marmalade of many words.\n\nAnd "more" <of> them.';

export const part = (name: string, what: string): string =>
  `--a\r\ncontent-disposition: form-data; name="${name}"${what}`;
