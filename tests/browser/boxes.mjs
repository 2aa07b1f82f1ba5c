/**
 * Runs in a page: draws an SVG and tells how many lines of text it has and which of them run out of
 * their card, chip, stage, column or picture, or over each other.
 */
export function faults(svg) {
  const slack = 1.5;
  const main = document.querySelector("main");
  main.innerHTML = svg;
  const picture = main.querySelector("svg");
  const frame = picture.getBoundingClientRect();
  const rightToLeft = picture.getAttribute("lang").startsWith("ar");
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
  };
  const columns = rightToLeft ? [] : columnsOf();
  const lines = [];
  for (const text of picture.querySelectorAll("text")) {
    const lane = text.parentElement.dataset.lane ?? "";
    const around = [...text.parentElement.children]
      .slice(0, [...text.parentElement.children].indexOf(text))
      .filter((element) => element.localName === "rect")
      .map(box);
    const spans = [...text.children].filter((child) => child.localName === "tspan" && child.hasAttribute("x"));
    for (const line of spans.length ? spans : [text]) {
      const place = box(line);
      if (place.right - place.left === 0) continue;
      const [x, y] = ["x", "y"].map((name) => Number(line.getAttribute(name)));
      lines.push({ words: line.textContent, lane, place, room: roomOf(lane, around, x, y), halo: text.hasAttribute("paint-order") });
    }
  }
  const found = [];
  for (const { words, lane, place, room } of lines) {
    if (place.left < room.left - slack || place.right > room.right + slack) {
      found.push(`${lane}: ${words} takes ${place.left} to ${place.right}, has ${room.left} to ${room.right}`);
    }
  }
  // Type of 13 units takes about 16 with what is above and below the letters.
  const inner = ({ left, top, right, bottom }) => ({ left: left + 1, top: top + 4, right: right - 1, bottom: bottom - 4 });
  for (const [at, { words, place }] of lines.entries()) {
    const one = inner(place);
    for (const other of lines.slice(at + 1)) {
      const two = inner(other.place);
      if (one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom) {
        found.push(`${other.lane}: ${words} and ${other.words} stand on each other`);
      }
    }
  }
  return { lines: lines.length, faults: found };

  function columnsOf() {
    const stages = [...picture.querySelectorAll("[data-lane=stages] rect")].map(box);
    const names = [...picture.querySelectorAll('[data-lane=steps] text[font-size="13"]')]
      .map((text) => Number((text.hasAttribute("x") ? text : text.firstElementChild).getAttribute("x")))
      .filter((x) => x > 148)
      .sort((one, other) => one - other);
    const gaps = names.slice(1).map((x, at) => x - names[at]).filter((gap) => gap >= 100);
    const width = Math.min(...gaps, ...stages.map(({ left, right }) => right - left + 4));
    const first = Math.min(...stages.map(({ left }) => left)) - 1.5;
    const last = Math.max(...stages.map(({ right }) => right)) + 1.5;
    const count = Math.round((last - first) / width);
    return Array.from({ length: count + 1 }, (_, at) => first + ((last - first) / count) * at);
  }

  function roomOf(lane, around, x, y) {
    const card = around.find(({ left, top, right, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    if (card) return card;
    if (columns.length && lane && x < columns[0]) return { left: 0, right: columns[0] };
    const at = columns.findIndex((left, index) => left <= x && x < columns[index + 1]);
    if (at >= 0 && !["", "emotion", "metric", "stages"].includes(lane)) return { left: columns[at], right: columns[at + 1] };
    return { left: 0, right: frame.width };
  }
}
