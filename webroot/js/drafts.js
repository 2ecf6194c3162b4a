// What somebody is writing at the desk survives a reload, and a line that is opened is taken, so
// that the others see who writes.

const key = (code) => `kiezplenum.drafts.${code}`;

/** Fields with data-draft keep what was typed; `show` is called after every rendering. */
export function drafts(code) {
  const kept = read(code);
  const restored = new Set();

  function save() {
    try {
      sessionStorage.setItem(key(code), JSON.stringify(kept));
    } catch {
      // Without storage it only does not survive a reload.
    }
  }

  document.addEventListener("input", ({ target }) => {
    if (target.dataset?.draft === undefined) return;
    kept[target.id] = { text: target.value, version: target.form.elements.namedItem("version")?.value };
    restored.add(target.id);
    save();
  });

  function show() {
    for (const field of document.querySelectorAll("[data-draft]")) {
      const draft = kept[field.id];
      if (draft === undefined) continue;
      if (!restored.has(field.id)) {
        restored.add(field.id);
        field.value = draft.text;
        const version = field.form.elements.namedItem("version");
        if (version && draft.version) version.value = draft.version;
        const fold = field.closest("details");
        if (fold && field.value !== field.defaultValue) fold.open = true;
      }
      if (field.value === field.defaultValue) {
        delete kept[field.id];
        save();
      }
    }
  }

  // Opening a line tells the others; closing it lets go.
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.dataset?.line === undefined) return;
      const [take, leave] = target.querySelectorAll("form.take");
      (target.open ? take : leave)?.requestSubmit();
      if (target.open) target.querySelector("textarea")?.focus();
    },
    true,
  );

  return show;
}

function read(code) {
  try {
    return JSON.parse(sessionStorage.getItem(key(code))) ?? {};
  } catch {
    return {};
  }
}
