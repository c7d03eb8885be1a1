// Asks for more before the end is seen, and again when what came did not fill the margin.
export function watch(edge, page) {
  let near = false, asking = false;

  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      while (near) {
        await page.invokeMethodAsync("ReachAsync");
        await new Promise(requestAnimationFrame);
        if (!edge.isConnected) return;
        await new Promise(seen => setTimeout(seen, 50));
      }
    } catch {
      // The circuit is away: the next scroll asks again.
    } finally {
      asking = false;
    }
  };

  const observer = new IntersectionObserver(entries => {
    near = entries.at(-1).isIntersecting;
    if (near) ask();
  }, { root: edge.closest(".rows, .scroll"), rootMargin: "400px 0px" });
  observer.observe(edge);
  return { stop: () => { near = false; observer.disconnect(); } };
}
