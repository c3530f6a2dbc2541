/**
 * Where in the studio we are: `#/lab/lesson-3?version=1.2` is the view `lab`, the rest `lesson-3`, and its parameters.
 * Everything a link has to carry stands in the hash, so that links work on any host and from disk.
 */
export const VIEWS = ['trace', 'story', 'compare', 'lab'] as const;
export type ViewName = (typeof VIEWS)[number];

export interface Route {
  readonly view: ViewName;
  /** What stands behind the view's name, without slashes at its ends. */
  readonly rest: string;
  readonly parameters: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name, ...rest] = path.split('/').filter((part) => part !== '');
  const view = VIEWS.find((known) => known === name) ?? 'trace';
  return { view, rest: rest.join('/'), parameters: new URLSearchParams(query) };
}

export function formatRoute(view: ViewName, rest = '', parameters = new URLSearchParams()): string {
  const path = rest === '' ? view : `${view}/${rest}`;
  return parameters.size === 0 ? `#/${path}` : `#/${path}?${parameters}`;
}
