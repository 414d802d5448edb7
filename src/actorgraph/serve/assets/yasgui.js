// YASGUI on the page's own endpoint. It asks nobody else: the completers that would are left out.
"use strict";
const prefixes = JSON.parse(document.getElementById("prefixes").textContent);
const declared = ["actor", "ag", "rdf"].map(name => `PREFIX ${name}: <${prefixes[name]}>`).join("\n");
const first = `${declared}
# what North Korea is said to do, and how sure that is
SELECT ?relation ?object ?belief WHERE {
  ?claim rdf:subject actor:north-korea ; rdf:predicate ?relation ; rdf:object ?object ; ag:belief ?belief .
}
ORDER BY DESC(?belief) LIMIT 20`;
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = first;
Yasgui.Yasr.defaults.prefixes = prefixes;
const base = prefixes.actor.replace(/actor\/$/, "");
// a link to what this server shows stays here
const here = iri => /^(actor|article|background|claim|evidence|publisher|seeds)\/[^#]+$/.test(iri.slice(base.length))
  && iri.startsWith(base) ? "/" + iri.slice(base.length) : iri;
const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: {endpoint: new URL("/sparql", location.href).href},
  copyEndpointOnNewTab: true,
  persistencyExpire: 60 * 60 * 24 * 30,
});
document.getElementById("yasgui").addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (link) link.setAttribute("href", here(link.getAttribute("href")));
}, true);
window.yasgui = yasgui;
document.documentElement.dataset.ready = "true";
