import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a request may write: `off` where nobody may, `anonymous` without a token, `refused` with a wrong one. */
export type Access = 'off' | 'anonymous' | 'refused' | 'granted';

/**
 * Judges `authorization` headers by a token. The time that it takes tells nothing of the token: digests are compared, so not even its length.
 * @param token absent or empty where nobody may write
 */
export function accessBy(token: string | undefined): (authorization: string | undefined) => Access {
  if (!token) return () => 'off';
  const expected = digestOf(token);
  return (authorization) => {
    if (authorization === undefined) return 'anonymous';
    const given = /^bearer +(.+)$/i.exec(authorization)?.[1]?.trim();
    return given !== undefined && timingSafeEqual(digestOf(given), expected) ? 'granted' : 'refused';
  };
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
