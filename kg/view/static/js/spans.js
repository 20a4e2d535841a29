// Facts overlap in a text: it is cut wherever one begins or ends, and each piece knows the facts that it lies in.

export function pieces(length, spans) {
  const cuts = new Set([0, length]);
  for (const { start, end } of spans) {
    cuts.add(Math.max(0, Math.min(length, start)));
    cuts.add(Math.max(0, Math.min(length, end)));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const beginning = [...spans].sort((a, b) => a.start - b.start);
  const found = [];
  let next = 0;
  let open = [];
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [start, end] = [places[at], places[at + 1]];
    while (next < beginning.length && beginning[next].start <= start) open.push(beginning[next++]);
    open = open.filter((span) => span.end > start);
    // the shortest first: what a click means
    found.push({ start, end, spans: [...open].sort((a, b) => a.end - a.start - (b.end - b.start)) });
  }
  return found;
}
