import { type Infer, struct } from '../presentation/index.ts';
import { AlertDescription, AlertLevel } from './registries/index.ts';

export type AlertName = keyof typeof AlertDescription.members;

export const Alert = struct(
  'Alert',
  'RFC 9846 §6',
  {
    level: [AlertLevel, 'How bad the sender says it is; only the description counts in TLS 1.3.'],
    description: [AlertDescription, 'What happened.'],
  },
  'Two bytes that end a connection in good order, or say why it failed.',
);
export type Alert = Infer<typeof Alert>;
