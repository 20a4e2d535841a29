// name: outliers
// purpose: Values of a metric far from the median of those that they compare with
// title-zh: 某项指标的异常值
// title-en: Outliers of a metric
// parameters:
//   metric: metric: the metric, by any of its names or as a report words it: required
//   years: years: only values of this year, or of one of these: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the value belongs to
//   value: the number
//   unit: its unit
//   median: of the values that it compares with
//   spread: the median of how far those values are from their median
//   distance: how many spreads the value is from the median, made comparable with standard deviations (3.5 and more count)
//   among: how many values were compared, at least five
//   metric: what is measured, as the report words it
//   sentence: the words of the report that say so
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (m:Metric {name: $metric})
  MATCH (f:Measurement)-[:MEASURES]->(m)
  RETURN f
  UNION
  MATCH (f:Measurement {metric: $metric})
  RETURN f
}
MATCH (f)-[:ABOUT]->(d:District)
WHERE f.main AND f.value IS NOT NULL
  AND ($years IS NULL OR (left(f.period, 4) <= $years[1] AND $years[0] <= left(last(split(f.period, '/')), 4)))
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH f.comparison AS class, coalesce(f.changeDirection, '') AS way, f.value AS value ORDER BY value
WITH class, way, collect(value) AS values
WHERE size(values) >= 5
WITH class, way, values, (values[(size(values) - 1) / 2] + values[size(values) / 2]) / 2 AS median
UNWIND values AS value
WITH class, way, median, abs(value - median) AS off ORDER BY off
WITH class, way, median, collect(off) AS offs
WITH class, way, median, size(offs) AS among, (offs[(size(offs) - 1) / 2] + offs[size(offs) / 2]) / 2 AS spread
ORDER BY class, way
WITH collect(class + way) AS classes, collect(median) AS medians, collect(spread) AS spreads, collect(among) AS sizes
CALL () {
  MATCH (m:Metric {name: $metric})
  MATCH (f:Measurement)-[:MEASURES]->(m)
  RETURN f
  UNION
  MATCH (f:Measurement {metric: $metric})
  RETURN f
}
MATCH (f)-[:ABOUT]->(d:District)
WHERE f.comparison + coalesce(f.changeDirection, '') IN classes AND f.main AND f.value IS NOT NULL
  AND ($years IS NULL OR (left(f.period, 4) <= $years[1] AND $years[0] <= left(last(split(f.period, '/')), 4)))
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH classes, medians, spreads, sizes, d, f, f.comparison + coalesce(f.changeDirection, '') AS class
WITH medians, spreads, sizes, d, f, head([i IN range(0, size(classes) - 1) WHERE classes[i] = class]) AS place
WITH d, f, medians[place] AS median, spreads[place] AS spread, sizes[place] AS among
WITH d, f, median, spread, among, CASE WHEN spread > 0 THEN abs(f.value - median) / (1.4826 * spread) END AS distance
WHERE distance >= 3.5 OR (spread = 0 AND f.value <> median)
RETURN d.name AS district, d.code AS code, f.period AS period, f.value AS value, f.unit AS unit, median, spread,
       floor(100 * distance + 0.5) / 100 AS distance, among, f.metric AS metric,
       coalesce(f.sentence, f.quote) AS sentence, [f.id] AS facts
ORDER BY distance DESC, code, d.id, period, f.start, f.id
