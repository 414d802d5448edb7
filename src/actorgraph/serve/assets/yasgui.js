// YASGUI on the page's own endpoint. It asks nobody else: the completers that would are left out.
"use strict";
const prefixes = JSON.parse(document.getElementById("prefixes").textContent);
const first = `# what North Korea is said to do, and how sure that is
SELECT ?relation ?object ?belief WHERE {
  ?claim rdf:subject actor:north-korea ; rdf:predicate ?relation ; rdf:object ?object ; ag:belief ?belief .
}
ORDER BY DESC(?belief) LIMIT 20`;
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = first;
Yasgui.Yasr.defaults.prefixes = prefixes;
const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: {endpoint: new URL("/sparql", location.href).href},
  copyEndpointOnNewTab: true,
  persistencyExpire: 60 * 60 * 24 * 30,
});
window.yasgui = yasgui;
document.documentElement.dataset.ready = "true";
