import type { ServerContext, ServerStep } from '../states.ts';

/** RFC 9846 §4.6: the early data has ended; the client goes on under the handshake keys. */
export const endOfEarlyData: ServerStep<'WAIT_EOED', 'end_of_early_data'> = (state, message, cx: ServerContext) => {
  cx.requireAligned();
  const { secrets, agreed } = state;
  const secret = secrets.client_handshake_traffic_secret;
  cx.installSecret('read', 'handshake', agreed.suite, 'client_handshake_traffic_secret', secret);
  return { ...state, at: 'WAIT_FINISHED', transcript: state.transcript.add(message.raw) };
};
