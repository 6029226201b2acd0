"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const root = document.documentElement;
  const rows = [...document.querySelectorAll(".row")];
  const notes = [...document.querySelectorAll(".note")];
  const told = find("told");
  const AROUND = 2; // rows shown on either side of a change when the others are folded
  const kinds = new Set();
  const filter = { doubt: false, rule: "" };
  let fits = notes;
  let at = -1;

  const button = (label, className, action) => {
    const made = document.createElement("button");
    made.textContent = label;
    made.className = className;
    made.addEventListener("click", action);
    return made;
  };

  // Theme: the system's, until the switch is used.
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const setTheme = (name) => {
    root.dataset.theme = name;
    try { localStorage.setItem("kanyin-theme", name); } catch { /* a file may have no storage */ }
  };
  try {
    const kept = localStorage.getItem("kanyin-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch { /* a file may have no storage */ }
  const switchTheme = () => setTheme(isDark() ? "light" : "dark");

  // Filter and folding.
  const fitting = (note) =>
    (!kinds.size || kinds.has(note.dataset.action)) &&
    (!filter.doubt || "doubt" in note.dataset) &&
    (!filter.rule || note.dataset.rule === filter.rule);
  const isFiltered = () => kinds.size > 0 || filter.doubt || filter.rule !== "";

  const fold = () => {
    for (const gap of document.querySelectorAll(".gap")) gap.parentElement.remove();
    const near = new Set();
    rows.forEach((row, n) => {
      if (row.classList.contains("hit")) for (let k = n - AROUND; k <= n + AROUND; k += 1) near.add(k);
    });
    let run = [];
    const close = () => {
      if (run.length) insertGap(run);
      run = [];
    };
    rows.forEach((row, n) => {
      row.hidden = find("fold").checked && !near.has(n);
      if (row.hidden) run.push(row);
      else close();
    });
    close();
  };

  const insertGap = (run) => {
    const count = run.reduce((sum, row) => sum + row.querySelectorAll(".line").length, 0);
    const row = document.createElement("div");
    const cell = document.createElement("div");
    row.setAttribute("role", "row");
    cell.setAttribute("role", "cell");
    cell.append(button(told.dataset.folded.replace("{lines}", count), "gap", () => {
      for (const other of run) other.hidden = false;
      row.remove();
      run[0].querySelector("a").focus();
    }));
    row.append(cell);
    run[0].before(row);
  };

  const apply = () => {
    const current = fits[at];
    fits = notes.filter(fitting);
    for (const row of rows) row.classList.remove("hit");
    for (const note of notes) note.hidden = true;
    for (const note of fits) {
      note.hidden = false;
      note.closest(".row").classList.add("hit");
    }
    for (const chip of document.querySelectorAll("[data-filter]")) {
      const name = chip.dataset.filter;
      chip.setAttribute("aria-pressed", String(name === "doubt" ? filter.doubt : kinds.has(name)));
    }
    find("rule").value = filter.rule;
    fold();
    at = fits.indexOf(current);
    if (at < 0) current?.removeAttribute("aria-current");
    tellPosition();
  };

  const choose = (change) => {
    const before = isFiltered();
    change();
    if (isFiltered() !== before) find("fold").checked = isFiltered();
    apply();
  };
  const toggleKind = (name) => choose(() => {
    if (name === "doubt") filter.doubt = !filter.doubt;
    else if (!kinds.delete(name)) kinds.add(name);
  });
  const clear = () => choose(() => {
    kinds.clear();
    filter.doubt = false;
    filter.rule = "";
  });

  // From change to change.
  const tellPosition = () => {
    const { text, none } = find("position").dataset;
    const label = fits.length ? text.replace("{at}", at < 0 ? "–" : at + 1).replace("{all}", fits.length) : none;
    find("position").textContent = label;
  };

  const top = () => {
    const head = document.querySelector("header");
    return getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0;
  };

  // Where reading has come to: the first fitting change that is not above the window.
  const firstBelow = () => {
    const edge = top();
    const found = fits.findIndex((note) => note.getBoundingClientRect().bottom > edge);
    return found < 0 ? fits.length : found;
  };

  const go = (step) => {
    if (!fits.length) return;
    notes.forEach((note) => note.removeAttribute("aria-current"));
    const from = at >= 0 ? at + step : step > 0 ? firstBelow() : firstBelow() - 1;
    at = (from + fits.length) % fits.length;
    const note = fits[at];
    note.closest(".row").hidden = false;
    note.setAttribute("aria-current", "true");
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
    tellPosition();
  };

  const pick = (note) => {
    notes.forEach((other) => other.removeAttribute("aria-current"));
    at = fits.indexOf(note);
    note.setAttribute("aria-current", "true");
    tellPosition();
  };

  // Copying a setting for kanyin.toml.
  let timer = 0;
  const tell = (text, long) => {
    told.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { told.textContent = ""; }, long ? 30000 : 4000);
  };

  const copyOld = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };

  const copy = async (text) => {
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch { done = copyOld(text); }
    if (done) tell(`${told.dataset.copied}\n${text}`);
    else tell(`${told.dataset.notCopied}\n${text}`, true);
  };

  const offerDrop = (line) => {
    document.querySelector(".line .copy")?.remove();
    if (line.classList.contains("gone")) return;
    const { textContent, dataset } = line.querySelector(".text");
    if (!textContent.trim()) return;
    const text = dataset.line ?? `"${textContent.trim()}"`;
    const made = button(told.dataset.dropLine, "copy", () => copy(`[drop]\nlines = [${text}]\n`));
    made.title = told.dataset.copies;
    line.append(made);
  };

  // What a person says a line is: a menu behind the line's role, made when it is opened.
  const offerRoles = (details) => {
    if (details.querySelector("select")) return;
    const { says, roles, setting, copies } = told.dataset;
    const menu = document.createElement("select");
    menu.title = copies;
    menu.setAttribute("aria-label", says);
    menu.append(new Option(says, ""));
    for (const [role, label] of Object.entries(JSON.parse(roles))) menu.append(new Option(label, role));
    menu.addEventListener("change", () => {
      const line = details.closest(".line").id.slice(1);
      if (menu.value) copy(setting.replace("%role", () => menu.value).replace("%line", () => line));
    });
    details.append(menu);
  };
  document.querySelector(".table").addEventListener("toggle", (event) => {
    if (event.target.matches(".role") && event.target.open) offerRoles(event.target);
  }, true);

  document.querySelector(".table").addEventListener("click", (event) => {
    const copier = event.target.closest("[data-copy]");
    const number = event.target.closest(".number");
    const note = event.target.closest(".note");
    if (note) pick(note);
    if (copier) copy(copier.dataset.copy);
    if (number) offerDrop(number.parentElement);
  });

  // A link to what is folded away shows it.
  const showTarget = () => {
    if (location.hash === "#metadata") find("metadata").open = true;
    const line = document.querySelector(".line:target");
    const row = line?.closest(".row");
    if (!row) return;
    row.hidden = false;
    // Rows out of sight have a guessed height: what is aimed at may lie elsewhere.
    line.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", showTarget);

  find("theme").addEventListener("click", switchTheme);
  const help = find("help");
  const showHelp = () => (help.open ? help.close() : help.showModal());
  find("help-button").addEventListener("click", showHelp);
  find("close").addEventListener("click", () => help.close());

  const keys = { t: switchTheme, "?": showHelp };
  if (notes.length) {
    const toggleFold = () => {
      find("fold").checked = !find("fold").checked;
      fold();
    };
    const next = () => go(1);
    const previous = () => go(-1);
    Object.assign(keys, {
      j: next, n: next, k: previous, p: previous, f: toggleFold, Escape: clear,
      d: () => toggleKind("doubt"),
      "/": () => find("rule").focus(),
      c: () => fits[at]?.querySelector("[data-copy]")?.click(),
    });
    for (const chip of document.querySelectorAll("[data-filter]")) {
      chip.addEventListener("click", () => toggleKind(chip.dataset.filter));
    }
    find("rule").addEventListener("change", (event) => choose(() => { filter.rule = event.target.value; }));
    find("fold").addEventListener("change", fold);
    find("next").addEventListener("click", next);
    find("previous").addEventListener("click", previous);
    apply();
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && event.target.matches("select")) event.target.blur();
    if (help.open ? event.key !== "?" : event.target.matches("select, input, textarea")) return;
    const action = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (!action) return;
    event.preventDefault();
    action();
  });
})();
