// Buttons that copy the text of the element whose id stands in data-copy, and say so.
export function copyButtons() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    const words = button.textContent;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "note";
    button.after(status);
    let timer;
    button.addEventListener("click", async () => {
      const text = (source.matches("pre") ? source.textContent : source.innerText).trim();
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = button.dataset.done ?? "Copied";
      } catch {
        getSelection().selectAllChildren(source);
        status.textContent = button.dataset.selected ?? "Selected: copy it with your keyboard";
      }
      clearTimeout(timer);
      timer = setTimeout(() => { status.textContent = ""; }, 4000);
      button.textContent = words;
    });
  }
}
