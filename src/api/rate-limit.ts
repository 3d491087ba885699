/** What a client has left, in points. */
export interface Allowance {
  /** Points that may be spent at once. */
  readonly limit: number;
  readonly remaining: number;
  /** When all points are back, in milliseconds since 1970. */
  readonly resetAt: number;
  /** 0 if the points asked for were there and are spent; else the milliseconds after which they are there, and nothing is spent. */
  readonly wait: number;
}

/** Milliseconds in which an empty allowance fills up. */
const REFILL = 10_000;
/** Clients that are remembered. Whoever is forgotten starts with a full allowance, as who has waited long enough. */
const MOST_CLIENTS = 10_000;

/** A token bucket for each client. Takes memory for some thousand clients, however many there are. */
export class RateLimit {
  readonly #points: number;
  readonly #now: () => number;
  readonly #mostClients: number;
  /** Points used up and when, least recently seen first. */
  readonly #clients = new Map<string, { readonly used: number; readonly at: number }>();

  /** @param now a clock in milliseconds since 1970 */
  constructor(points: number, now: () => number = Date.now, mostClients: number = MOST_CLIENTS) {
    this.#points = points;
    this.#now = now;
    this.#mostClients = mostClients;
  }

  /** Spends points of a client, or says how long to wait for them. 0 points only look. */
  spend(address: string, points: number): Allowance {
    const client = clientOf(address);
    const now = this.#now();
    const before = this.#clients.get(client);
    // A clock that is set back gives nothing and takes nothing.
    const back = before ? (Math.max(0, now - before.at) * this.#points) / REFILL : 0;
    const used = Math.max(0, (before?.used ?? 0) - back);
    // Who asks for more than there can ever be gets it from a full allowance.
    const asked = Math.min(points, this.#points);
    const isThere = used + asked <= this.#points;
    const after = isThere ? used + asked : used;
    this.#clients.delete(client);
    if (after > 0) this.#clients.set(client, { used: after, at: now });
    if (this.#clients.size > this.#mostClients) this.#forgetOldest();
    const millisecondsFor = (missing: number) => Math.ceil((missing * REFILL) / this.#points);
    return {
      limit: this.#points,
      remaining: Math.floor(this.#points - after),
      resetAt: now + millisecondsFor(after),
      wait: isThere ? 0 : Math.max(1, millisecondsFor(used + asked - this.#points)),
    };
  }

  /** How many clients are remembered. */
  get size(): number {
    return this.#clients.size;
  }

  #forgetOldest(): void {
    for (const oldest of this.#clients.keys()) {
      this.#clients.delete(oldest);
      return;
    }
  }
}

/** Who a client is: its IPv4 address, or the network of its IPv6 address, since each subscriber has a whole one. */
function clientOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}
