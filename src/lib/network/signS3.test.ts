import { expect, test } from 'vitest';
import { signS3 } from './signS3.ts';

const KEYS = {
  keyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const at = (path: string): URL => new URL(`https://examplebucket.s3.amazonaws.com${path}`);
const now = new Date('2013-05-24T00:00:00Z');
const signature = (headers: Record<string, string>): string | undefined =>
  headers['authorization']?.split('Signature=')[1];

// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
test('requests are signed as the published examples are', () => {
  const get = { method: 'GET', now };
  expect(signature(signS3(KEYS, { ...get, url: at('/test.txt'), more: { range: 'bytes=0-9' } }))).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
  expect(signature(signS3(KEYS, { ...get, url: at('/?lifecycle') }))).toBe(
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  );
  expect(signature(signS3(KEYS, { ...get, url: at('/?max-keys=2&prefix=J') }))).toBe(
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  );
});
