// Which facts and kinds are shown: kinds that are off; of status, year and district those that are chosen (none: all).

export class Filters {
  constructor(model) {
    this.model = model;
    this.listeners = [];
    this.reset(false);
  }

  reset(tell = true) {
    this.off = new Set();
    this.status = new Set();
    this.years = new Set();
    this.districts = new Set();
    if (tell) this.changed();
  }

  toggle(name, value) {
    if (!this[name].delete(value)) this[name].add(value);
    this.changed();
  }

  changed() {
    this.shown = undefined;
    for (const listener of this.listeners) listener();
  }

  // Whether facts are picked at all, so that things without a fact that passes fall away.
  get narrow() {
    return this.status.size + this.years.size + this.districts.size > 0;
  }

  get active() {
    return this.narrow || this.off.size > 0;
  }

  passes(fact) {
    return (
      !this.off.has(fact.label) &&
      (!this.status.size || this.status.has(fact.status ?? "none")) &&
      (!this.years.size || fact.years.some((year) => this.years.has(year))) &&
      (!this.districts.size || this.districts.has(fact.district))
    );
  }

  // The indices of the nodes that are shown.
  visible() {
    if (this.shown) return this.shown;
    const { nodes, facts, out } = this.model;
    const shown = new Set();
    const wanted = (index) => !this.off.has(nodes[index].label);
    for (const fact of facts) {
      if (!this.passes(fact)) continue;
      shown.add(fact.index);
      for (const [, end] of out[fact.index]) if (wanted(end)) shown.add(end);
    }
    for (const node of nodes) {
      if (node.fact || !wanted(node.index)) continue;
      if (!this.narrow) shown.add(node.index);
      else if (shown.has(node.index))
        for (const [type, end] of out[node.index])
          if (["CLASSIFIED_AS", "PART_OF", "BROADER", "LOCATED_IN"].includes(type) && wanted(end)) shown.add(end);
    }
    this.shown = shown;
    return shown;
  }
}
