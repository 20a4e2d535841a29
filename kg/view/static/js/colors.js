// The ontology's colours as the style sheet's: as they are on light ground, lightened on dark.

import { chosen } from "./i18n.js";

export function paintColors(model) {
  const style = document.documentElement.style;
  for (const [label, { colour }] of Object.entries(model.classes)) {
    if (colour) style.setProperty(`--k-${label}`, shade(colour));
  }
  for (const [status, colour] of Object.entries(model.states))
    style.setProperty(`--s-${status}`, shade(colour, 0.15));
}

// `darker`: by how much on light ground, for signs as thin as letters.
function shade(colour, darker = 0) {
  const [goal, by] = chosen.theme === "dark" ? [255, 0.45] : [0, darker];
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part + (goal - part) * by)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
