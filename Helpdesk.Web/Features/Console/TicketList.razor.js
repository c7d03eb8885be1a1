// Keeps the list where its reader is: rows that move above what is seen move nothing of it, and who comes back finds the same place.
const places = "helpdesk-list:";
const margin = 12;

export function begin(rows, page, address) {
  let seen = new Map(), top = 0, focused = null, hidden = rows.clientHeight === 0, asked = -1, restoring = false;
  let wanted = Number(sessionStorage.getItem(places + address));

  const list = () => rows.querySelector("ul");
  const links = () => [...rows.querySelectorAll("a.ticket-row")];
  const height = () => rows.querySelector(".ticket-row")?.offsetHeight || 64;
  const first = () => Math.floor(rows.scrollTop / height());

  // Where the rows that are seen stand, counted from the top of the list.
  const look = () => {
    const box = rows.getBoundingClientRect();
    seen = new Map(links().map(link => [link.dataset.ticketNumber, link.getBoundingClientRect()])
      .filter(([, place]) => place.bottom > box.top && place.top < box.bottom).map(([number, place]) => [number, place.top - box.top + rows.scrollTop]));
    top = rows.scrollTop;
  };

  // Tells which rows are seen when those that are drawn come to an end.
  const draw = () => {
    if (hidden || restoring || !list()) return;
    const from = Number(list().dataset.from), read = Number(list().dataset.read), drawn = links().length;
    const last = first() + Math.ceil(rows.clientHeight / height());
    if ((first() < from + margin && from > 0) || (last > from + drawn - margin && from + drawn < read)) {
      if (asked === first()) return;
      asked = first();
      page.invokeMethodAsync("Show", asked).catch(() => {}).then(() => { asked = -1; });
    }
  };

  // Most rows that are seen say how far they were moved; the one that went elsewhere is outvoted.
  const settle = () => {
    if (hidden || restoring) return;
    if (wanted > 0 && list()) return restore();
    const box = rows.getBoundingClientRect();
    const shifts = links().filter(link => seen.has(link.dataset.ticketNumber))
      .map(link => link.getBoundingClientRect().top - box.top + rows.scrollTop - seen.get(link.dataset.ticketNumber)).sort((one, other) => one - other);
    const shift = shifts[Math.floor(shifts.length / 2)] ?? 0;
    if (top > 0 && Math.abs(shift) >= 1) rows.scrollTop = top + shift;
    // A row that moves loses the keyboard: it gets it back, or the one that took its place where it moved out of sight.
    if (focused && document.activeElement === document.body) {
      const place = seen.get(focused.dataset.ticketNumber) ?? rows.scrollTop;
      const still = focused.isConnected ? focused : links().find(link => link.getBoundingClientRect().top - box.top + rows.scrollTop >= place);
      still?.focus({ preventScroll: true });
    }
    look();
    draw();
  };

  const onScroll = () => {
    if (hidden || restoring || rows.clientHeight === 0) return;
    look();
    sessionStorage.setItem(places + address, top);
    draw();
  };

  const restore = async () => {
    const place = wanted;
    [restoring, wanted] = [true, 0];
    try {
      await page.invokeMethodAsync("ReachAsync", Math.floor(place / height()), Math.ceil((place + rows.clientHeight) / height()) + 1);
      await new Promise(requestAnimationFrame);
      rows.scrollTop = place;
    } catch {
      // The circuit is away: the list stays at its top.
    } finally {
      restoring = false;
      look();
      draw();
    }
  };

  // On a phone the conversation takes the list's place, and a list that is not there has no place in it.
  const onSize = () => {
    const was = hidden;
    hidden = rows.clientHeight === 0;
    if (hidden) return;
    if (was) wanted = Number(sessionStorage.getItem(places + address));
    settle();
  };

  const onKey = event => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = links();
    const at = all.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    all[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  };

  const rowOf = number => rows.querySelector(`[data-ticket-number="${number}"]`);
  const changes = new MutationObserver(settle);
  changes.observe(rows, { childList: true, subtree: true, attributeFilter: ["style"] });
  const sizes = new ResizeObserver(onSize);
  sizes.observe(rows);
  rows.addEventListener("scroll", onScroll, { passive: true });
  rows.addEventListener("focusin", event => { focused = event.target.closest("a.ticket-row"); });
  rows.addEventListener("focusout", event => { if (event.relatedTarget) focused = null; });
  rows.addEventListener("keydown", onKey);
  settle();

  return {
    reveal: number => rowOf(number)?.scrollIntoView({ block: "nearest" }),
    focus: number => (rowOf(number) ?? links()[0])?.focus(),
    top: now => {
      [address, wanted] = [now, 0];
      rows.scrollTop = 0;
      look();
    },
    stop: () => {
      changes.disconnect();
      sizes.disconnect();
    },
  };
}
