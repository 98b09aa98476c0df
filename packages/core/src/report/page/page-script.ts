/**
 * The script of the page: gives each column of a table a button that sorts, each long table a filter, and each box that
 * scrolls a word that it does. It reads nothing but the cells, and writes no HTML. Without it the tables are there all the same.
 */
export const pageScript = `
"use strict";
const readNumber = (cell) => Number.parseFloat(cell.textContent.replace(/[^\\d.]/g, ""));
for (const table of document.querySelectorAll("table.data")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const tools = table.closest("div.table").querySelector(".tools");
  const status = tools.querySelector("output");
  const headers = [...table.tHead.rows[0].cells];

  if (rows.length > 1) headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    const isNumber = header.classList.contains("n");
    button.addEventListener("click", () => {
      const before = header.getAttribute("aria-sort");
      const descends = before === null ? isNumber : before === "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", descends ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => {
        const cell = row.cells[column];
        return { row, key: isNumber ? readNumber(cell) : cell.textContent };
      });
      const compare = isNumber
        ? (one, other) => (Number.isNaN(one) ? -Infinity : one) - (Number.isNaN(other) ? -Infinity : other) || 0
        : new Intl.Collator("en", { numeric: true }).compare;
      keyed.sort((one, other) => (descends ? compare(other.key, one.key) : compare(one.key, other.key)));
      body.append(...keyed.map(({ row }) => row));
      status.textContent = "Sorted by " + button.textContent + ", " + (descends ? "descending" : "ascending") + ".";
    });
  });

  const field = tools.querySelector("input");
  const texts = new Map();
  field?.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      if (!texts.has(row)) texts.set(row, [...row.cells].map((cell) => cell.textContent).join("\\n").toLowerCase());
      row.hidden = !texts.get(row).includes(wanted);
      if (!row.hidden) shown += 1;
    }
    status.textContent = wanted === "" ? "" : shown + " of " + rows.length + " rows shown.";
  });
  tools.hidden = false;

  const box = table.parentElement;
  const cue = tools.querySelector(".cue");
  const tellScrolling = () => {
    const ways = [box.scrollHeight > box.clientHeight && "down", box.scrollWidth > box.clientWidth && "sideways"];
    const told = ways.filter(Boolean).join(" and ");
    cue.textContent = told === "" ? "" : "Scroll " + told + " in the table to see all of it.";
  };
  const observer = new ResizeObserver(tellScrolling);
  observer.observe(box);
  observer.observe(table);
}
`;
