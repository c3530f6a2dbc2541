/** The views on one trace. Those that draw graphs load when they are opened. */
export const panels = [
  { name: 'ladder', title: 'Ladder' },
  { name: 'message', title: 'Message' },
  { name: 'keys', title: 'Keys' },
  { name: 'chain', title: 'Chain' },
  { name: 'states', title: 'States' },
] as const;
export type PanelName = (typeof panels)[number]['name'];

export const panelNamed = (name: string): PanelName => panels.find((panel) => panel.name === name)?.name ?? 'message';
