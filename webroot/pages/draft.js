// What somebody is writing on this page survives a reload, with the version it began with, until
// it is sent.
function keep(form) {
  const key = `kiezplenum.draft.${form.dataset.draft}`;
  const fields = [...form.querySelectorAll("[name=version], [name=title], [name=text], [name=reasons]")];

  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  }

  form.addEventListener("input", () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
    } catch {
      // Without storage it only does not survive a reload.
    }
  });

  form.addEventListener("submit", () => {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  });

  const draft = kept();
  if (draft) {
    for (const field of fields) field.value = draft[field.name] ?? field.value;
    const fold = form.closest("details");
    if (fold) fold.open = true;
  }
}

document.querySelectorAll("form[data-draft]").forEach(keep);
