// The graph in memory: nodes, their edges, and what each fact says of whom.

export function readModel(data) {
  const { nodes, classes, strings } = data;
  const count = nodes.length;
  const out = Array.from({ length: count }, () => []);
  const into = Array.from({ length: count }, () => []);
  const byId = new Map();
  nodes.forEach((node, index) => {
    node.index = index;
    byId.set(node.id, index);
    node.fact = Boolean(classes[node.label]?.fact);
    if (node.sentence !== undefined) node.sentence = strings[node.sentence];
    if (node.section !== undefined) node.section = strings[node.section];
  });
  for (const [start, type, end] of data.edges) {
    out[start].push([type, end]);
    into[end].push([type, start]);
  }
  const facts = nodes.filter((node) => node.fact);
  const factsOf = Array.from({ length: count }, () => []);
  for (const fact of facts) {
    fact.report = -1;
    fact.district = -1;
    fact.targets = [];
    for (const [type, end] of out[fact.index]) {
      if (type === "STATED_IN") fact.report = end;
      else if (type === "ABOUT") fact.district = end;
      else fact.targets.push([type, end]);
      if (factsOf[end].at(-1) !== fact.index) factsOf[end].push(fact.index); // tied twice, it is one fact
    }
    fact.years = yearsOf(fact.period);
    const text = data.texts[fact.report];
    fact.quote = text === undefined ? "" : text.slice(fact.start, fact.end);
    if (fact.sentence === undefined) fact.sentence = text === undefined ? "" : around(text, fact.start, fact.end);
  }
  nameApart(nodes, out);
  const byPlace = (a, b) =>
    nodes[a].report - nodes[b].report || nodes[a].start - nodes[b].start || nodes[a].end - nodes[b].end || a - b;
  for (const list of factsOf) list.sort(byPlace);
  const factClasses = Object.keys(classes).filter((label) => classes[label].fact);
  const things = Object.keys(classes).filter((label) => !classes[label].fact && label !== "Fact");
  return {
    ...data,
    out,
    into,
    byId,
    facts,
    factsOf,
    factClasses,
    things,
    years: [...new Set(facts.flatMap((fact) => fact.years))].sort(),
    districts: [...new Set(facts.map((fact) => fact.district))].filter((d) => d >= 0).sort((a, b) => a - b),
    reports: nodes.filter((node) => node.label === "Report").sort(byName),
  };
}

// `shown`: the name, and of districts that share it also what they are part of.
function nameApart(nodes, out) {
  const named = new Map();
  for (const node of nodes) {
    node.shown = node.name;
    if (node.label === "District") named.set(node.name, [...(named.get(node.name) || []), node]);
  }
  for (const same of named.values()) {
    if (same.length < 2) continue;
    for (const node of same) {
      const above = out[node.index].find(([type]) => type === "PART_OF");
      const digits = node.id.match(/^district\/unknown\/(\w{4})/); // hidden by its report: nothing else tells it apart
      if (above || digits) node.shown = `${node.name}（${above ? nodes[above[1]].name : digits[1]}）`;
    }
  }
}

function byName(a, b) {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index;
}

// 2025H1 is of 2025, 2021/2025 of the five from 2021.
export function yearsOf(period) {
  const found = (String(period ?? "").match(/\d{4}/g) || []).map(Number);
  if (!found.length) return [];
  const [first, last] = [Math.min(...found), Math.max(...found)];
  return Array.from({ length: Math.min(last - first, 100) + 1 }, (_, step) => first + step);
}

// A sentence for a fact that carries none: the line of the text around it, cut at marks that end a sentence.
function around(text, start, end) {
  const before = Math.max(...["。", "\n", "；", "！", "？"].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const after = ["。", "\n", "；", "！", "？"].map((mark) => text.indexOf(mark, end)).filter((place) => place >= 0);
  return text.slice(Math.max(before, start - 120), Math.min(...after, end + 120, text.length)).trim();
}

// What a fact is drawn as: the class of the thing it is about gives the colour.
const COLOR_OF = {
  ProgramRun: "Program",
  Measurement: "Metric",
  PolicyAction: "Policy",
  AwardReceipt: "Award",
  AgencyMention: "Agency",
  AgencyRelation: "Agency",
  PlaceMention: "Place",
};

export function colorOf(label) {
  return `k-${COLOR_OF[label] || label}`;
}
