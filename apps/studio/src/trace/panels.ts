/** The views on one trace. Those that draw graphs load when they are opened. */
export const panels = [
  { name: 'ladder', title: 'Ladder' },
  { name: 'message', title: 'Message' },
  { name: 'keys', title: 'Keys' },
  { name: 'chain', title: 'Chain' },
  { name: 'states', title: 'States' },
] as const;
export type PanelName = (typeof panels)[number]['name'];

/** Where there is no room for the ladder beside the others, it comes first. */
export const panelNamed = (name: string, narrow: boolean): PanelName =>
  panels.find((panel) => panel.name === name)?.name ?? (narrow ? 'ladder' : 'message');
