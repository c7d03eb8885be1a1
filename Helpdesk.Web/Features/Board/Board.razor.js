// A card is dragged with the browser's own means; the circuit hears of it once, when it is dropped on a person.
export function letDrag(board, page) {
  let card = null;
  let target = null;

  const aim = next => {
    if (target === next) return;
    target?.classList.remove("target");
    target = next;
    target?.classList.add("target");
  };

  board.addEventListener("dragstart", event => {
    card = event.target.closest("[data-ticket-number][draggable=true]");
    if (!card) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", `#${card.dataset.ticketNumber}`);
    card.classList.add("lift");
  });

  board.addEventListener("dragover", event => {
    aim(card && event.target.closest("[data-testid=board-technician]"));
    if (!target) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
  });

  board.addEventListener("drop", event => {
    if (!card || !target) return;
    event.preventDefault();
    page.invokeMethodAsync("DropAsync", Number(card.dataset.ticketNumber), target.dataset.email);
  });

  board.addEventListener("dragend", () => {
    card?.classList.remove("lift");
    card = null;
    aim(null);
  });

  // The listeners go with the board itself.
  return { stop: () => aim(null) };
}
