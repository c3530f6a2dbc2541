import { followKeyUpdate } from '../../key-update.ts';
import type { ClientStep } from '../states.ts';

export const keyUpdate: ClientStep<'CONNECTED', 'key_update'> = followKeyUpdate;

/** RFC 9846 §4.7.1: a ticket for a later resumption. It is seen, and not kept: we offer no resumption. */
export const newSessionTicket: ClientStep<'CONNECTED', 'new_session_ticket'> = (state) => state;
