import { askCaller, type Memory } from './memory.ts';
import type { TicketKeeper } from './resumption/index.ts';
import type { EarlyDataPolicy, ServerSettings, Settings } from './settings.ts';

/**
 * The same settings, and whatever they give that is not the same every time is kept in `memory`. The provider stays the
 * same object: what is known of signatures is known of it.
 */
export function remembered<S extends Settings>(settings: S, memory: Memory): S {
  const { random, now } = settings;
  const { tickets, findPsk, findPsk12, earlyData } = settings as Partial<ServerSettings>;
  const once = {
    random: (length: number) => memory.ask('random', () => random(length)),
    now: () => memory.ask('time', now),
    ...(tickets && { tickets: rememberedTickets(tickets, memory) }),
    ...(findPsk && {
      findPsk: (identity: Uint8Array) => askCaller(memory, 'key from before', () => findPsk(identity)),
    }),
    ...(findPsk12 && {
      findPsk12: (identity: Uint8Array) => askCaller(memory, 'shared key', () => findPsk12(identity)),
    }),
    // A client's early data is bytes.
    ...(earlyData && 'antiReplay' in earlyData && { earlyData: rememberedPolicy(earlyData, memory) }),
  };
  return { ...settings, ...once };
}

const rememberedTickets = (tickets: TicketKeeper, memory: Memory): TicketKeeper => ({
  seal: (state, now) => askCaller(memory, 'ticket', () => tickets.seal(state, now)),
  open: (ticket, once, now) => askCaller(memory, 'session', () => tickets.open(ticket, once, now)),
  ...(tickets.use && { use: (ticket, now) => askCaller(memory, 'session', () => tickets.use!(ticket, now)) }),
  tls12: tickets.tls12 ?? true,
  shared: tickets.shared ?? true,
  names: tickets.names && {
    fresh: () => memory.ask('session name', () => tickets.names!.fresh()),
    keep: (name, state) => askCaller(memory, 'store of sessions', () => tickets.names!.keep(name, state)),
  },
});

const rememberedPolicy = ({ maxSize, antiReplay }: EarlyDataPolicy, memory: Memory): EarlyDataPolicy => ({
  maxSize,
  antiReplay: {
    fresh: (...hello) => askCaller(memory, 'freshness', () => antiReplay.fresh(...hello)),
    shared: antiReplay.shared ?? false,
  },
});
