// Elements built from plain values. Text only ever goes in as text: nothing here takes HTML.

/** Make an element: h("a", {class: "x", onclick: f, href: url}, "text", child, [more]). */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "disabled") node[name] = value;
    else if (name === "style") for (const [key, v] of Object.entries(value)) node.style.setProperty(key, v);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/** Put children (nodes, text, or lists of them) into a node. */
export function append(node, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(node, child);
    else node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replace all that a node holds. */
export function refill(node, ...children) {
  node.textContent = "";
  append(node, children);
  return node;
}

/** A small SVG element tree; the drawing of an icon, never of data. */
export function svg(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props || {})) node.setAttribute(name, String(value));
  for (const child of children) node.appendChild(child);
  return node;
}

const ICONS = {
  play: "M8 5.5v13l11-6.5z",
  pause: "M7 5h4v14H7zM13 5h4v14h-4z",
  close: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12 19 17.6 17.6 19 12 13.4 6.4 19 5 17.6 10.6 12 5 6.4z",
  prev: "M15.4 6 14 4.6 6.6 12 14 19.4l1.4-1.4-6-6z",
  next: "M8.6 6 10 4.6 17.4 12 10 19.4 8.6 18l6-6z",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  sun: "M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11 1h2v4h-2zM11 19h2v4h-2zM1 11h4v2H1zM19 11h4v2h-4zM4 5.4 5.4 4l2.9 2.8-1.5 1.5zM15.7 17.2l1.5-1.5L20 18.6 18.6 20zM4 18.6l2.8-2.9 1.5 1.5L5.4 20zM15.7 6.8 18.6 4 20 5.4l-2.8 2.9z",
  save: "M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4 3.3 3.3zM4 18h16v2H4z",
  home: "M12 4 3 11.5l1.3 1.5L6 11.6V20h5v-5h2v5h5v-8.4l1.7 1.4 1.3-1.5z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  minus: "M5 11h14v2H5z",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm6.9 8h-3.1a14 14 0 0 0-1.3-5.5A7 7 0 0 1 18.9 11zM12 5.1c.8 1 1.7 3 1.8 5.9h-3.6c.1-2.9 1-4.9 1.8-5.9zM5.1 13h3.1c.1 2.2.6 4.1 1.3 5.5A7 7 0 0 1 5.1 13zm3.1-2H5.1a7 7 0 0 1 4.4-5.5A14 14 0 0 0 8.2 11zm3.8 7.9c-.8-1-1.7-3-1.8-5.9h3.6c-.1 2.9-1 4.9-1.8 5.9zm2.5-.4c.7-1.4 1.2-3.3 1.3-5.5h3.1a7 7 0 0 1-4.4 5.5z",
  link: "M10.6 13.4a4 4 0 0 1 0-5.7l3-3a4 4 0 0 1 5.7 5.7l-1.5 1.5-1.4-1.5 1.4-1.4a2 2 0 0 0-2.8-2.9l-3 3a2 2 0 0 0 0 2.9zM13.4 10.6a4 4 0 0 1 0 5.7l-3 3a4 4 0 0 1-5.7-5.7l1.5-1.5 1.4 1.5-1.4 1.4a2 2 0 0 0 2.8 2.9l3-3a2 2 0 0 0 0-2.9z",
  print: "M7 3h10v4H7zM5 8h14a2 2 0 0 1 2 2v7h-4v4H7v-4H3v-7a2 2 0 0 1 2-2zm4 6v5h6v-5z",
};

/** An icon by name, hidden from screen readers: the button around it has the words. */
export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true", fill: "currentColor" },
    svg("path", { d: ICONS[name] }));
}

/** The link of a report, if it is one that a browser may safely follow; null otherwise. */
export function safeUrl(text) {
  if (typeof text !== "string" || !/^https?:\/\//i.test(text.trim())) return null;
  try {
    const url = new URL(text.trim());
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}
