// Keeps a thread where its reader is: at the foot while they are there, at the same words while older ones come in above.
import { pick } from "./EmojiPicker.razor.js";
import { lineIsDown } from "../../line.js";

const nearFoot = 48;

export function follow(scroll, page, at) {
  const messages = scroll.querySelector(".messages");
  const pill = scroll.querySelector(".pill");
  const lightbox = scroll.parentElement.querySelector(".lightbox");
  const reactor = scroll.parentElement.querySelector(".reactor");
  let stuck = !at, wanted = at, first = null, last = null, height = 0, top = 0;

  // Opened at a message of long ago: the foot of what is shown is not the end.
  const past = () => scroll.hasAttribute("data-past");

  const toFoot = () => {
    stuck = true;
    pill.hidden = true;
    scroll.scrollTop = scroll.scrollHeight;
  };

  const remember = () => {
    first = messages.querySelector(".msg");
    last = [...messages.children].at(-1);
    height = scroll.scrollHeight;
  };

  // Runs after each change and before it is painted, so nothing is seen to jump.
  const settle = () => {
    const older = first?.isConnected && first !== messages.querySelector(".msg");
    const newer = last !== [...messages.children].at(-1);
    if (wanted && first !== messages.querySelector(".msg")) {
      if (document.getElementById(`m-${wanted}`)) return show(wanted);
      // It is not in this conversation.
      [stuck, wanted] = [true, null];
    }
    if (stuck) toFoot();
    else if (older) scroll.scrollTop += scroll.scrollHeight - height;
    else if (newer) pill.hidden = false;
    remember();
  };

  // Only who scrolls up leaves the foot: a picture that arrives moves the foot away from its reader.
  const onScroll = () => {
    if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < nearFoot && !past()) stuck = true;
    else if (scroll.scrollTop < top) stuck = false;
    top = scroll.scrollTop;
    pill.hidden = stuck || (pill.hidden && !past());
    height = scroll.scrollHeight;
  };

  const jump = async id => {
    if (!document.getElementById(`m-${id}`) && !await page.invokeMethodAsync("ReachAsync", id)) return;
    await new Promise(requestAnimationFrame);
    show(id);
  };

  const show = id => {
    const target = document.getElementById(`m-${id}`);
    if (!target) return;
    [stuck, wanted] = [false, null];
    target.scrollIntoView({ block: "center" });
    remember();
    target.classList.remove("found");
    requestAnimationFrame(() => target.classList.add("found"));
  };

  const leave = async () => {
    if (past()) await page.invokeMethodAsync("NewestAsync").catch(() => {});
    toFoot();
  };

  const onClick = event => {
    const at = selector => event.target.closest(selector);
    if (at(".pill")) leave();
    else if (at("[data-jump]")) jump(at("[data-jump]").dataset.jump).catch(() => {});
    else if (at("[data-lightbox]")) enlarge(at("[data-lightbox]"));
    else if (at("[data-speed]")) hurry(at("[data-speed]"));
    else if (at("[data-react]")) offer(at("[data-react]"));
  };

  // One picker for all bubbles, beside the button that asked for it.
  const offer = button => {
    reactor.dataset.message = button.dataset.react;
    reactor.showPopover();
    const place = button.getBoundingClientRect();
    reactor.style.left = `${Math.max(8, Math.min(place.left, innerWidth - reactor.offsetWidth - 8))}px`;
    reactor.style.top = `${place.top > reactor.offsetHeight + 60 ? place.top - reactor.offsetHeight - 4 : place.bottom + 4}px`;
    reactor.querySelector("button").focus();
  };

  // While the line is gone the picker stays and says so.
  const onReact = async event => {
    const choice = event.target.closest("[data-emoji], [data-more]");
    if (!choice || lineIsDown()) return;
    reactor.hidePopover();
    const asked = scroll.querySelector(`[data-react="${reactor.dataset.message}"]`);
    const sign = choice.dataset.emoji ?? await pick(asked);
    asked.focus();
    if (sign !== null) page.invokeMethodAsync("ReactAsync", asked.dataset.react, sign).catch(() => {});
  };

  const enlarge = picture => {
    const image = lightbox.querySelector("img");
    image.src = picture.dataset.lightbox;
    image.alt = picture.querySelector("img").alt;
    lightbox.showModal();
  };

  const onLightbox = event => { if (!event.target.closest("button")) lightbox.close(); };
  const onVisible = () => page.invokeMethodAsync("SeenAsync", !document.hidden).catch(() => {});

  const changes = new MutationObserver(settle);
  changes.observe(messages, { childList: true, subtree: true, characterData: true });
  const sizes = new ResizeObserver(() => { if (stuck) toFoot(); });
  sizes.observe(messages);
  sizes.observe(scroll);
  scroll.addEventListener("scroll", onScroll, { passive: true });
  scroll.addEventListener("click", onClick);
  scroll.addEventListener("helpdesk:sent", toFoot);
  lightbox.addEventListener("click", onLightbox);
  reactor.addEventListener("click", onReact);
  document.addEventListener("visibilitychange", onVisible);
  onVisible();
  settle();

  return {
    show(id) {
      wanted = id;
      show(id);
    },
    stop() {
      changes.disconnect();
      sizes.disconnect();
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
}

const speeds = [1, 1.5, 2];

function hurry(button) {
  const audio = button.parentElement.querySelector("audio");
  audio.playbackRate = speeds[(speeds.indexOf(audio.playbackRate) + 1) % speeds.length];
  button.textContent = `${audio.playbackRate.toLocaleString(document.documentElement.lang)}×`;
}
