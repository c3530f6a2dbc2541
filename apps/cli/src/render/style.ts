/** The look of a page. Two themes by the reader's own choice; every colour is declared once. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfcf9, #15171c);
  --card: light-dark(#f3f0e8, #1e2128);
  --ink: light-dark(#1f2328, #e3e5e9);
  --faint: light-dark(#5f6670, #9aa2ad);
  --line: light-dark(#d9d4c7, #363b45);
  --client: light-dark(#0b6e82, #5fc9de);
  --server: light-dark(#8a3a94, #dd97e6);
  --good: light-dark(#1f7a3a, #6fce8a);
  --bad: light-dark(#b3261e, #ff8a80);
  --warn: light-dark(#8a5a00, #e8b64c);
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif }
main { max-width: 52rem; margin: 0 auto; padding: 1rem 1rem 4rem; overflow-wrap: anywhere }
h1 { font-size: 1.45rem; line-height: 1.25; margin: 3.5rem 0 .4rem; padding-top: 1.2rem; border-top: 3px solid var(--ink) }
h1:first-child { margin-top: 1rem; border-top: 0; font-size: 2rem }
h2 { font-size: .82rem; letter-spacing: .08em; text-transform: uppercase; margin: 2.2rem 0 .6rem; color: var(--faint) }
p { margin: .5rem 0 }
.under, .dim, small, cite, time, i { color: var(--faint); font-style: normal }
cite { font-size: .8rem; white-space: nowrap }
.strong { font-weight: 600 } .good .mark, span.good { color: var(--good) } .bad .mark, span.bad { color: var(--bad); font-weight: 600 }
.warn { color: var(--warn) } .client { color: var(--client) } .server { color: var(--server) } .name { color: var(--client) }
.story { border-left: 4px solid var(--warn); padding: .3rem 0 .3rem .9rem; margin: 1rem 0 }
.verdict { background: var(--card); border-radius: .5rem; padding: .7rem 1rem; font-weight: 600 }
ul, ol { list-style: none; margin: .5rem 0; padding: 0 }
.ticks li { padding: .12rem 0 .12rem 1.4rem; text-indent: -1.4rem }
.tree .tree { margin: 0 0 0 1rem; padding-left: .7rem; border-left: 2px solid var(--line) }
dl { margin: .5rem 0 }
dl > div { padding: .5rem 0; border-top: 1px solid var(--line) }
dt { color: var(--client); font-family: ui-monospace, monospace; font-size: .88rem }
dd { margin: 0 } dd p { margin: .1rem 0; font-size: .9rem }
.ladder { background: var(--card); border-radius: .6rem; padding: .8rem .8rem 1rem }
.ends { display: flex; justify-content: space-between }
.ends b:first-child { color: var(--client) } .ends b:last-child { color: var(--server) }
.ladder ol { border-left: 2px solid var(--client); border-right: 2px solid var(--server); margin: 0; padding: .3rem 0 }
.ladder li { color: var(--ink); padding: .45rem .6rem }
.ladder time { display: block; font-size: .72rem }
.ladder li p { margin: .15rem 0 0; font-size: .88rem; color: var(--faint) }
.ladder .server { text-align: right } .ladder li p { max-width: 88% } .ladder .server p { margin-left: auto }
.arrow { display: block; border-bottom: 2px solid var(--client); position: relative; padding-bottom: .1rem }
.server .arrow { border-color: var(--server) } .locked .arrow { border-bottom-width: 5px; border-bottom-style: double }
.trouble .arrow { border-color: var(--bad) } .trouble b { color: var(--bad) }
.arrow::after { content: "▶"; position: absolute; right: -.35rem; bottom: -.78rem; font-size: .8rem; color: var(--client) }
.server .arrow::after { content: "◀"; right: auto; left: -.35rem; color: var(--server) }
.trouble .arrow::after { color: var(--bad) }
.across { text-align: center; border-top: 1px dashed var(--line); border-bottom: 1px dashed var(--line) }
.fields { font-size: .88rem }
.fields li { padding: .2rem 0 .2rem calc(var(--depth) * .7rem) }
.fields i, code { font-family: ui-monospace, monospace; font-size: .8rem }
.fields small, .fields code { display: block } .fields code { color: var(--ink); background: var(--card); padding: .1rem .4rem; border-radius: .3rem }
details { border-top: 1px solid var(--line); padding: .5rem 0 } summary { cursor: pointer; font-weight: 600 }
@media print { body { background: none } .ladder, .verdict { break-inside: avoid } }
`;
