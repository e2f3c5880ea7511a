// A file field that one can also drop a file on. Without script it is the field itself.
class FileDrop extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input[type=file]");
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => { event.preventDefault(); this.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, () => this.classList.remove("over"));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }
}

customElements.define("file-drop", FileDrop);
