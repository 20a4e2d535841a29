// Finding by names and aliases, then by the sentences of facts. Latin letters in any case, any width, blanks left out.

export function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

export class Index {
  constructor(model) {
    this.model = model;
    this.names = model.nodes.map((node) => [node.name, ...(node.aliases || [])].map((name) => plain(String(name))));
    this.weights = model.nodes.map((node) => model.factsOf[node.index].length);
    this.sentences = null;
  }

  // At most `limit` nodes, best first: the name itself, its beginning, a part, an alias; more facts first among equals.
  find(words, filters, limit) {
    const wanted = plain(words);
    if (!wanted) return { nodes: [], total: 0 };
    const { nodes } = this.model;
    const visible = filters.visible();
    const found = [];
    this.names.forEach((names, index) => {
      if (!visible.has(index)) return;
      const rank = rankOf(names, wanted);
      if (rank < 9) found.push([rank + (nodes[index].fact ? 4 : 0), -this.weights[index], names[0].length, index]);
    });
    if (wanted.length > 1) {
      this.sentences ??= this.model.facts.map((fact) => plain(fact.sentence || ""));
      const already = new Set(found.map((entry) => entry[3]));
      this.model.facts.forEach((fact, place) => {
        if (!already.has(fact.index) && visible.has(fact.index) && this.sentences[place].includes(wanted))
          found.push([9, 0, 0, fact.index]);
      });
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
    return { nodes: found.slice(0, limit).map((entry) => nodes[entry[3]]), total: found.length };
  }
}

function rankOf(names, wanted) {
  let best = 9;
  names.forEach((name, place) => {
    const at = name.indexOf(wanted);
    if (at < 0) return;
    const rank = (name === wanted ? 0 : at === 0 ? 1 : 2) + (place ? 1 : 0);
    best = Math.min(best, rank);
  });
  return best;
}
