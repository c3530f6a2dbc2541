/** Records in and out, and what is in them: messages, alerts, application data. */
export { readAlert } from './alerts.ts';
export { ApplicationData } from './application-data.ts';
export { type Contents, Inbound, requireChangeCipherSpec } from './inbound.ts';
export { HEADER_LENGTH, MessageBuffer } from './message-buffer.ts';
export { Outbound } from './outbound.ts';
export { Patience } from './patience.ts';
export { protectionFor } from './protection.ts';
