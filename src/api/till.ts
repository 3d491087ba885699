import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Spending } from './context.ts';
import type { RateLimit } from './rate-limit.ts';
import { wrong } from './wrong.ts';

/** Takes points of clients for their requests, and tells them how they stand. */
export interface Till {
  /** Takes one point for a request; if there is none left, answers 429 and says false. */
  admit(request: FastifyRequest, reply: FastifyReply): boolean;
  /** Takes further points for a request that was let in; answers with the milliseconds after which they are there, 0 if they were. */
  spend(request: FastifyRequest, points: number): number;
  spendingOf(request: FastifyRequest): Spending | undefined;
  /** Puts what the client has left into headers. */
  show(request: FastifyRequest, reply: FastifyReply): void;
}

/** A till over a rate limit; clients are told apart by their address. */
export function openTill(limit: RateLimit): Till {
  const spent = new WeakMap<FastifyRequest, Spending>();
  const spend = (request: FastifyRequest, points: number) => {
    const allowance = limit.spend(request.ip, points);
    const before = spent.get(request)?.cost ?? 0;
    spent.set(request, { cost: before + (allowance.wait === 0 ? points : 0), allowance });
    return allowance.wait;
  };
  const show = (request: FastifyRequest, reply: FastifyReply) => {
    const allowance = spent.get(request)?.allowance;
    if (!allowance) return;
    reply
      .header('x-ratelimit-limit', allowance.limit)
      .header('x-ratelimit-remaining', allowance.remaining)
      .header('x-ratelimit-reset', Math.ceil(allowance.resetAt / 1000));
  };
  return {
    admit(request, reply) {
      const wait = spend(request, 1);
      if (wait === 0) return true;
      const seconds = Math.ceil(wait / 1000);
      show(request, reply);
      reply
        .code(429)
        .header('retry-after', seconds)
        .send(wrong(`Too many requests: try again in ${seconds} s`, 'RATE_LIMITED'));
      return false;
    },
    spend,
    spendingOf: (request) => spent.get(request),
    show,
  };
}
