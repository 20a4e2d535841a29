// What is drawn: the things of the workspace with facts gathered into relations, or a node with the facts around it.

const OF_FACT = { MEASURES: 1, RUN_OF: 1, CITES: 1, OF_AWARD: 1, MENTIONS: 1 };
const STRUCTURE = new Set([
  "LOCATED_IN",
  "CLASSIFIED_AS",
  "PART_OF",
  "HOSTED_BY",
  "SUPERVISED_BY",
  "BROADER",
  "ABOUT",
  "ISSUED_BY",
]);
export const MOST_FACTS = 150;

// { nodes: [index], edges: [{ from, to, kind, facts }] } of the overview, in the order of the nodes.
export function overview(model, filters) {
  const visible = filters.visible();
  const edges = new Map();
  const add = (from, to, kind, fact) => {
    if (from < 0 || to < 0 || from === to || !visible.has(from) || !visible.has(to)) return;
    const key = `${from} ${kind} ${to}`;
    if (!edges.has(key)) edges.set(key, { from, to, kind, facts: 0 });
    if (fact) edges.get(key).facts += 1;
  };
  for (const node of model.nodes) {
    if (node.fact) continue;
    for (const [type, end] of model.out[node.index]) if (STRUCTURE.has(type)) add(node.index, end, type);
  }
  for (const fact of model.facts) {
    if (!filters.passes(fact)) continue;
    let measured = -1;
    const programs = [];
    for (const [type, end] of fact.targets) {
      if (type === "MEASURES") measured = end;
      if (type === "RESULT_OF") programs.push(end);
      if (type === "RECEIVED_BY" || type === "HAS_SUBJECT") {
        for (const [other, thing] of fact.targets) if (other in OF_FACT) add(end, thing, other, fact);
      }
      if (type === "MENTIONS") continue; // its agency or place says itself where it is
      if (type in OF_FACT) add(fact.district, end, type === "RUN_OF" ? fact.status : type, fact);
    }
    if (measured >= 0) for (const program of programs) add(measured, program, "RESULT_OF", fact);
  }
  const nodes = model.nodes.filter((node) => !node.fact && visible.has(node.index)).map((node) => node.index);
  return { nodes, edges: [...edges.values()], focus: -1, all: 0 };
}

// The node, the facts that touch it (the first of them), and what these are about; without `focus` nothing.
export function around(model, filters, focus) {
  const centre = model.nodes[focus];
  const own = centre.fact
    ? [centre.index]
    : model.factsOf[focus].filter((index) => filters.passes(model.nodes[index]));
  const facts = own.slice(0, MOST_FACTS);
  const nodes = new Set([focus, ...facts]);
  const edges = [];
  const add = (from, to, kind) => {
    nodes.add(from).add(to);
    edges.push({ from, to, kind, facts: 0 });
  };
  for (const index of facts) {
    for (const [type, end] of model.out[index])
      if (type !== "STATED_IN" || centre.label === "Report" || centre.fact || facts.length < 40)
        add(index, end, type);
  }
  if (!centre.fact) {
    for (const [type, end] of model.out[focus]) add(focus, end, type);
    for (const [type, start] of model.into[focus]) if (!model.nodes[start].fact) add(start, focus, type);
  }
  return { nodes: [...nodes].sort((a, b) => a - b), edges, focus, all: own.length };
}
