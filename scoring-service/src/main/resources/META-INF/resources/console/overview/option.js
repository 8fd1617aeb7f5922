/** What ECharts draws of a Monitor's time line: rates above, how many Views each minute had below. */
export function chartOption({points, baseline, events, alerts, from, now, aspect, narrow}, colors) {
  const checkpoints = [...new Set(points.map((point) => point.checkpoint))];
  const styles = checkpoints.map((_, index) => style(checkpoints.length - 1 - index, colors));
  const text = {color: colors.quiet, fontSize: 12};
  const time = {type: 'time', min: from, max: now, axisLine: {lineStyle: {color: colors.line}}, splitLine: {show: false}};
  return {
    animation: false,
    textStyle: {fontFamily: 'system-ui, sans-serif'},
    legend: {top: 0, left: 0, type: 'scroll', textStyle: text, pageTextStyle: text, itemGap: narrow ? 8 : 14},
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colors.card, borderColor: colors.line,
      textStyle: {color: colors.ink, fontSize: 12}, axisPointer: {lineStyle: {color: colors.quiet}}, formatter: tooltip,
    },
    axisPointer: {link: [{xAxisIndex: 'all'}]},
    grid: [{left: 54, right: 16, top: 46, height: 190}, {left: 54, right: 16, top: 268, height: 46}],
    xAxis: [
      {...time, gridIndex: 0, axisLabel: {show: false}, axisTick: {show: false}},
      {...time, gridIndex: 1, axisLabel: {...text, hideOverlap: true}},
    ],
    yAxis: [
      {type: 'value', gridIndex: 0, min: 0, max: most(points, baseline), name: aspect ? 'wrong, %' : 'flips, %', nameTextStyle: {...text, align: 'left', padding: [0, 0, 0, -44]},
        axisLabel: text, splitLine: {lineStyle: {color: colors.line}}},
      {type: 'value', gridIndex: 1, min: 0, name: 'n', nameTextStyle: {...text, align: 'left', padding: [0, 0, 0, -44]}, nameGap: 4,
        axisLabel: text, splitNumber: 1, splitLine: {show: false}},
    ],
    series: [
      ...checkpoints.map((checkpoint, index) => rates(checkpoint, points, styles[index], index === 0 ? marks(baseline, events, alerts, now, colors) : {})),
      ...(aspect ? [] : [floor(points, colors)]),
      {name: 'n', type: 'bar', xAxisIndex: 1, yAxisIndex: 1, itemStyle: {color: colors.earlier}, barMaxWidth: 6,
        data: points.map((point) => [at(point), point.n])},
    ],
  };
}

const gapMillis = 150_000;
const at = (point) => Date.parse(point.windowStart);
const share = (rate) => rate === null ? null : Math.round(10_000 * rate) / 100;

/** The latest checkpoint stands out; earlier ones differ by dash and symbol too, not by color only. */
function style(age, colors) {
  const shapes = [['circle', 'solid'], ['triangle', 'dashed'], ['rect', 'dotted'], ['diamond', 'dashed']];
  const [symbol, dash] = shapes[age % shapes.length];
  return {symbol, dash, color: age === 0 ? colors.serving : colors.earlier};
}

function rates(checkpoint, points, {symbol, dash, color}, marked) {
  return {
    name: checkpoint, type: 'line', symbol, symbolSize: 5, showSymbol: points.length < 150, connectNulls: false, xAxisIndex: 0, yAxisIndex: 0,
    lineStyle: {color, type: dash, width: 2}, itemStyle: {color}, ...marked,
    data: points.filter((point) => point.checkpoint === checkpoint).flatMap(broken),
  };
}

/** A point, with a break before it where minutes without answers are missing: no line is drawn over what nobody knows. */
function broken(point, index, all) {
  const gap = index > 0 && at(point) - at(all[index - 1]) > gapMillis;
  return [...(gap ? [[at(point) - 1, null]] : []), [at(point), share(point.rate), point.n]];
}

function floor(points, colors) {
  return {
    name: 'noise floor', type: 'line', symbol: 'none', lineStyle: {color: colors.unsure, type: 'dotted', width: 1.5}, itemStyle: {color: colors.unsure},
    data: points.map((point) => [at(point), share(point.noiseFloor)]),
  };
}

function marks(baseline, events, alerts, now, colors) {
  const areas = [];
  if (baseline) {
    areas.push([{name: 'baseline to where a regression is looked for', yAxis: share(baseline.rate), itemStyle: {color: colors.good, opacity: .16},
      label: {position: 'insideBottomRight', color: colors.quiet, fontSize: 11}}, {yAxis: Math.max(share(baseline.bound), share(baseline.rate) + .3)}]);
  }
  for (const alert of alerts) {
    areas.push([{name: '▲ alert', xAxis: Date.parse(alert.since), itemStyle: {color: colors.bad, opacity: .14},
      label: {position: 'insideTopLeft', color: colors.bad, fontSize: 11}}, {xAxis: alert.resolvedAt ? Date.parse(alert.resolvedAt) : now}]);
  }
  return {
    markArea: {silent: true, data: areas},
    markLine: {silent: true, symbol: 'none', lineStyle: {color: colors.ink, type: 'solid', width: 1}, data: events.map((event) => ({
      xAxis: Date.parse(event.at), label: {formatter: `${event.checkpoint} ${event.state.toLowerCase().replace('_', ' ')}`, color: colors.ink, fontSize: 11, position: 'insideEndTop'},
    }))},
  };
}

function most(points, baseline) {
  const highest = Math.max(...points.map((point) => Math.max(point.rate ?? 0, point.noiseFloor ?? 0)), baseline?.bound ?? 0);
  return [2, 5, 10, 20, 40, 60, 80].find((bound) => 110 * highest <= bound) ?? 100;
}

function tooltip(shown) {
  const lines = shown.filter((one) => one.value[1] !== null).map((one) =>
    one.seriesName === 'n' ? `n ${one.value[1]}` : `${one.seriesName}: ${one.value[1]} %`);
  return [new Date(shown[0].value[0]).toLocaleString(), ...new Set(lines)].join('\n');
}
