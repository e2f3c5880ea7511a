// The thread between a note and its sentence: pointing at or focusing either lights the other.
class ReadingThread extends HTMLElement {
  connectedCallback() {
    for (const name of ["pointerover", "focusin"]) this.addEventListener(name, (event) => this.light(event.target));
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, () => this.light(null));
  }

  light(place) {
    const note = place?.closest?.(".note[data-sentence]");
    const sentence = note ? document.getElementById(note.dataset.sentence) : place?.closest?.(".found-in");
    for (const lit of this.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!sentence) return;
    sentence.classList.add("lit");
    for (const one of this.querySelectorAll(`.note[data-sentence="${sentence.id}"]`)) one.classList.add("lit");
  }
}

customElements.define("reading-thread", ReadingThread);
