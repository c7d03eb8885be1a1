// Starts the circuit and keeps it: whoever types through an outage finds everything as it was.
(() => {
  const quick = 30;
  let wake = null;
  let down = false;

  // What is filled in while the line is gone is told to the server when it is back, so that it does not save what stood there before:
  // each field once, the last one touched last.
  const untold = new Map();
  for (const kind of ["input", "change"]) document.addEventListener(kind, event => {
    if (!down) return;
    const kinds = new Set(untold.get(event.target)).add(kind);
    untold.delete(event.target);
    untold.set(event.target, kinds);
  }, true);

  // A choice that was given up for another is silent: whoever hears of it takes it for the one that counts.
  const tell = () => {
    const chosen = [...untold].filter(([field]) => field.type !== "radio" || field.checked);
    for (const [field, kinds] of chosen) for (const kind of kinds) field.dispatchEvent(new Event(kind, { bubbles: true }));
    untold.clear();
  };

  const show = state => {
    for (const line of document.querySelectorAll("[data-testid=connection-state]")) line.dataset.state = state;
  };

  const pause = milliseconds => new Promise(resolve => {
    wake = resolve;
    setTimeout(resolve, milliseconds);
  });

  // Every second while it may be a blip, then every three; never gives up. A server that answers but has forgotten
  // this circuit (it was restarted) means a new page: drafts are kept by the server, so nothing typed is lost.
  const comeBack = async () => {
    for (let attempt = 0; down; attempt++) {
      try {
        if (await Blazor.reconnect()) return;
        location.reload();
        return;
      } catch {
        await pause(attempt < quick ? 1000 : 3000);
      }
    }
  };

  const onConnectionDown = () => {
    if (down) return;
    down = true;
    show("reconnecting");
    comeBack();
  };

  const onConnectionUp = () => {
    down = false;
    show("connected");
    tell();
  };

  // A laptop that wakes up, or a network that is back, tries at once.
  addEventListener("online", () => wake?.());
  document.addEventListener("visibilitychange", () => document.hidden || wake?.());

  Blazor.start({
    circuit: {
      configureSignalR: builder => builder.withServerTimeout(15000).withKeepAliveInterval(5000),
      reconnectionHandler: { onConnectionDown, onConnectionUp },
    },
  });
})();
