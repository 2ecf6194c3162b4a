// Shows what the chosen method is about, and only the fields that it needs.

/** Called after every rendering. */
export function methods() {
  const select = document.getElementById("poll-method");
  if (!select) return;
  // The same listener twice is one.
  select.addEventListener("change", methods);
  const { about, needs } = select.selectedOptions[0].dataset;
  document.getElementById("poll-about").textContent = about;
  for (const field of select.form.querySelectorAll("[data-need]")) {
    field.hidden = !needs.split(" ").includes(field.dataset.need);
  }
  for (const field of select.form.querySelectorAll("[data-not]")) {
    field.hidden = field.dataset.not === select.value;
    for (const input of field.querySelectorAll("input")) input.disabled = field.hidden;
  }
}
