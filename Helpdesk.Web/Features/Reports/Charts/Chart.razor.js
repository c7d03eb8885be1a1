import ApexCharts from "../../../lib/apexcharts.esm.js";

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Tokens become the colours of the theme that is shown; what was not said is left out, since ApexCharts takes null for a value.
const paint = value => {
  if (typeof value === "string") return value.startsWith("--") ? token(value) : value;
  if (Array.isArray(value)) return value.map(paint);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null).map(([key, part]) => [key, paint(part)]));
};

const cell = (tag, text) => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

/** Draws the chart and tells the component which point was clicked. */
export function draw(plot, component, options, language) {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const show = value => typeof value === "number" ? numbers.format(value) : value;
  let told = options;

  const pick = (series, point) => {
    if (series >= 0 && point >= 0) component.invokeMethodAsync("Pick", series, point);
  };

  // Built of elements, not of markup: names of customers stand in it.
  const tooltip = ({ seriesIndex, dataPointIndex }) => {
    const box = document.createElement("div");
    box.className = "chart-tip";
    const heat = told.chart.type === "heatmap";
    const label = told.xaxis.categories[dataPointIndex];
    box.append(cell("b", heat ? `${told.series[seriesIndex].name}, ${label}` : label));
    told.series.forEach((series, i) => {
      if (heat && i !== seriesIndex) return;
      const line = document.createElement("span");
      const mark = document.createElement("i");
      mark.style.background = heat ? "transparent" : told.colors[i] && token(told.colors[i]);
      line.append(mark, heat ? "" : series.name, cell("em", series.data[dataPointIndex] === null ? "–" : show(series.data[dataPointIndex])));
      box.append(line);
    });
    return box.outerHTML;
  };

  const dressed = () => {
    const all = paint(told);
    const shared = all.chart.type !== "heatmap";
    all.chart.events = {
      dataPointSelection: (_, __, at) => pick(at.seriesIndex, at.dataPointIndex),
      markerClick: (_, __, at) => pick(at.seriesIndex, at.dataPointIndex),
    };
    all.tooltip = { custom: tooltip, shared, intersect: !shared };
    all.dataLabels.formatter = (value, { seriesIndex, dataPointIndex }) => {
      if (!told.chart.stacked) return value ? show(value) : "";
      return seriesIndex === told.series.length - 1 ? show(told.series.reduce((sum, series) => sum + series.data[dataPointIndex], 0)) : "";
    };
    const axis = all.plotOptions.bar?.horizontal ? all.xaxis : all.yaxis;
    axis.labels.formatter = show;
    return all;
  };

  const chart = new ApexCharts(plot, dressed());
  let drawn = chart.render();
  const redraw = () => { drawn = drawn.then(() => chart.updateOptions(dressed(), false, false)); };

  const watch = new MutationObserver(redraw);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  return {
    change(next) {
      told = next;
      redraw();
    },
    stop() {
      watch.disconnect();
      drawn.then(() => chart.destroy());
    },
  };
}
