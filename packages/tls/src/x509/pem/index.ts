/** PEM, and the other forms of text in which certificates and keys are handed over (RFC 7468). */
export { type Literal, literalFrom } from './literals.ts';
export { BadPem, inUsualForm, type PemBlock, pemBlocks, pemOrDer, toPem } from './pem.ts';
export { type Form, type FormName, readForms } from './pem-forms.ts';
