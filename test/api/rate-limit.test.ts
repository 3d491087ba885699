import { expect, it } from 'vitest';
import { RateLimit } from '../../src/api/rate-limit.ts';

it('gives points back with time, all within ten seconds', () => {
  let now = 1_000_000;
  const limit = new RateLimit(100, () => now);
  expect(limit.spend('192.0.2.1', 60)).toEqual({ limit: 100, remaining: 40, resetAt: now + 6_000, wait: 0 });
  expect(limit.spend('192.0.2.1', 60)).toEqual({ limit: 100, remaining: 40, resetAt: now + 6_000, wait: 2_000 });
  now += 2_000;
  expect(limit.spend('192.0.2.1', 60)).toMatchObject({ remaining: 0, wait: 0 });
  now += 60_000;
  expect(limit.spend('192.0.2.1', 0)).toMatchObject({ remaining: 100, resetAt: now });
  now -= 3_600_000;
  expect(limit.spend('192.0.2.1', 100).wait).toBe(0);
});

it('lets an operation that costs more than there can ever be wait for a full allowance', () => {
  const limit = new RateLimit(10, () => 0);
  expect(limit.spend('192.0.2.1', 1).wait).toBe(0);
  expect(limit.spend('192.0.2.1', 11).wait).toBe(1_000);
  expect(limit.spend('192.0.2.2', 11).wait).toBe(0);
});

it('knows clients by IPv4 address, or by the network of an IPv6 address', () => {
  const limit = new RateLimit(1, () => 0);
  const isSame = (a: string, b: string) => {
    limit.spend(a, 1);
    return limit.spend(b, 1).wait > 0;
  };
  expect(isSame('192.0.2.1', '::ffff:192.0.2.1')).toBe(true);
  expect(isSame('192.0.2.2', '192.0.2.3')).toBe(false);
  expect(isSame('2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3')).toBe(true);
  expect(isSame('2001:db8:1:3::1', '2001:db8:1:4::1')).toBe(false);
  expect(isSame('2001:db8::1', '2001:db8:0:0:9::')).toBe(true);
  expect(isSame('::1', '::2')).toBe(true);
});

it('remembers only so many clients, the latest', () => {
  const limit = new RateLimit(1, () => 0, 1_000);
  for (let i = 0; i < 5_000; i += 1) limit.spend(`10.0.${i >> 8}.${i & 255}`, 1);
  expect(limit.size).toBe(1_000);
  expect(limit.spend('10.0.19.135', 1).wait).toBeGreaterThan(0);
});
