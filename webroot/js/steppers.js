// Plus and minus beside a number of hands, and how many „all others" are by what was typed so far.

const number = (field) => Number(field.value) || 0;

/** Called after every rendering. */
export function steppers() {
  document.querySelectorAll("form[data-left]").forEach(count);
}

function count(form) {
  const fields = [...form.querySelectorAll("input[inputmode=numeric]")];
  const typed = fields.reduce((sum, field) => sum + number(field), 0);
  for (const left of form.querySelectorAll("[data-left]")) {
    const own = number(document.getElementById(`hands-${left.dataset.left}`));
    left.textContent = Number(form.dataset.left) - typed + own;
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-by]");
  if (!button) return;
  const field = button.closest(".stepper").querySelector("input");
  field.value = Math.max(0, number(field) + Number(button.dataset.by));
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("input", ({ target }) => {
  if (target.form?.dataset.left) count(target.form);
});
