// Addresses: `#` + a node's id, and `?view=` where another view is meant than the one that suits the node.

export const VIEWS = ["graph", "around", "text", "compare", "timeline"];

export function address(node, view) {
  const id = node ? encodeURI(node.id).replaceAll("?", "%3F").replaceAll("#", "%23") : "";
  return `#${id}${view && view !== suited(node) ? `?view=${view}` : ""}`;
}

export function suited(node) {
  return node && (node.fact || node.label === "Report") ? "text" : "graph";
}

// The node and view of a fragment; `unknown` is an id that is not there.
export function parse(fragment, model) {
  const [path, query] = split(fragment.replace(/^#/, ""));
  const view = new URLSearchParams(query).get("view");
  const index = path ? find(path, model) : undefined;
  const node = index === undefined ? null : model.nodes[index];
  return {
    node,
    view: VIEWS.includes(view) ? view : suited(node),
    unknown: path && !node ? decoded(path) : null,
  };
}

function split(fragment) {
  const place = fragment.lastIndexOf("?");
  return place < 0 ? [fragment, ""] : [fragment.slice(0, place), fragment.slice(place + 1)];
}

function find(path, model) {
  const once = decoded(path);
  return model.byId.get(once) ?? model.byId.get(path) ?? model.byId.get(encoded(once));
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// An id may itself hold percent signs; a browser or a person may have decoded those too.
function encoded(text) {
  return text.replace(/[^A-Za-z0-9._~!$&'()*+,;=:@/\u00a0-\uffff-]/g, encodeURIComponent);
}
