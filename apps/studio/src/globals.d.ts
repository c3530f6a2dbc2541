/** True in the page that becomes a report: it has no lab and no live connections. */
declare const __REPORT__: boolean;
